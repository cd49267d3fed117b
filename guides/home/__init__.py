"""The home page's answer to “what work, and where?”: pay, programs, certification, guide."""
