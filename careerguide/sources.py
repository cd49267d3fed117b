"""Importing this package registers the loaders of geography."""

from careerguide.places import sources as geography  # noqa: F401
