"""How an older case file became the next: one frozen module a version."""
