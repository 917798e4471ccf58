"""The commands, one file a group; the file bears the word typed."""
