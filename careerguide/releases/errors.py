"""What can stop a load. Every message says what happened; the runner adds what was kept."""


class LoadError(Exception):
    """The file as a whole can't be used; nothing of it was loaded."""


class RowError(ValueError):
    """One row can't be read; it is rejected with this reason and the load goes on."""
