"""WHAT A TABLE OR A TEXT WOULD BETRAY, and what must be withheld so that it does not. Counts in, verdicts out."""
