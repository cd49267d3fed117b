"""Importing this package registers every loader of programs, in loading order."""

from programs.sources import fields, institutions, prices, completions  # noqa: F401, I001
from programs.sources import outcomes, earnings, state_lists  # noqa: F401
