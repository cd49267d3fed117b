"""Importing this package registers every loader of programs, in loading order."""

from programs.loaders import fields, institutions, prices, completions  # noqa: F401, I001
from programs.loaders import outcomes, texas  # noqa: F401
