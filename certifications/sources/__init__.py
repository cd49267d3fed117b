"""Importing this package registers every loader of certifications, in loading order."""

from certifications.sources import bodies, codes, certifications, pay  # noqa: F401, I001
from certifications.sources import details, requirements, links, summaries  # noqa: F401
