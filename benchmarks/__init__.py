"""MEASURES, as ratios against named peers, on the machine of whoever asks."""
