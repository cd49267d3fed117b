"""Importing this package registers the builder of wages."""

from salaries.build import wages  # noqa: F401
