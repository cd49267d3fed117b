"""An independent checker: recomputes what the site says from the publishers' files.

It imports nothing of the project. It reads `data/` with its own code, fetches the site's downloads
and pages over loopback, and counts, figure by figure, where the two agree. docs/verify.md says what
is checked and how.
"""
