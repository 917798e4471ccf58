"""WHAT WE DO WITH RECORDS. The only room that opens the database."""
