"""Importing this package registers the loaders of geography."""

from careerguide.core.loaders import geography  # noqa: F401
