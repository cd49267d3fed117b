#!/usr/bin/env python
"""Runs Django's commands: `python manage.py help` lists them."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

DATABASE_AWAY = 3
"""The exit code by which `make run` knows it; 1 and 2 are Django's own."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    try:
        settings.SECRET_KEY  # noqa: B018  the first use reads all settings
    except ImproperlyConfigured as error:
        # A mistyped setting is for the reader to correct: its name, not a traceback.
        sys.exit(f"careerguide cannot start: {error}")
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        from careerguide.pages.alive import is_away

        if not is_away(error):
            raise
        print(f"The database can't be used: {error}.", file=sys.stderr)
        sys.exit(DATABASE_AWAY)


if __name__ == "__main__":
    main()
