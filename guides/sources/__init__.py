"""Importing this package registers every loader of the guides, in loading order."""

from guides.sources import facts, placements, wages, figures  # noqa: F401, I001
from guides.sources import guides  # noqa: F401
