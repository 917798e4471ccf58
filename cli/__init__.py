"""WHAT THE TERMINAL ASKS AND SHOWS. Nothing is decided here."""
