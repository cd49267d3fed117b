"""The data as data: what may be downloaded, how it is described, and what changed in it."""
