"""Importing this package registers every loader of wages and occupations, in loading order."""

from salaries.sources import soc, oews, combinations, industry, projections, parity, onet  # noqa: F401, I001
