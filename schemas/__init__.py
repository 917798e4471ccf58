"""WHAT A RECORD IS. Imports nothing of ours: no session, no clock, no print."""
