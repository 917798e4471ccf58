"""Compiled from the models and the vocabularies; made by schemas.compiling, never edited."""
