"""The folder: what a reader picked, of every kind, at one address; it prints as a hand-out."""
