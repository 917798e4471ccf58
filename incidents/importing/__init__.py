"""THE GATE IN. Untrusted tables become forms, and every refusal says line, column and reason."""
