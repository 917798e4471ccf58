"""The gate in, file for file."""
