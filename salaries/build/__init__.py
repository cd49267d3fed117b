"""Importing this package registers the builders of wages, parities and occupations."""

from salaries.build import occupations, wages  # noqa: F401
