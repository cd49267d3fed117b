#!/usr/bin/env python
"""Runs Django's commands: `python manage.py help` lists them."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    try:
        settings.SECRET_KEY  # noqa: B018  the first use reads all settings
    except ImproperlyConfigured as error:
        # A mistyped setting is for the reader to correct: its name, not a traceback.
        sys.exit(f"careerguide cannot start: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
