"""Importing this package registers every loader of the guides, in loading order."""

from careerguide.paths.loaders import facts, placements, wages, figures  # noqa: F401, I001
from careerguide.paths.loaders import guides, questions  # noqa: F401
