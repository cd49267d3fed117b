"""Importing this package registers the builder of programs."""

from programs.build import run  # noqa: F401
