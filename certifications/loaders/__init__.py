"""Importing this package registers every loader of certifications, in loading order."""

from certifications.loaders import bodies, codes, certifications, pay  # noqa: F401, I001
from certifications.loaders import details, requirements, links, summaries  # noqa: F401
