"""manage.py load_release SOURCE FILE: load one release as its publisher ships it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from careerguide.releases.build import build
from careerguide.releases.errors import LoadError
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.report import bars, describe
from careerguide.releases.runner import load, loader_for

discover()


class Command(BaseCommand):
    help = "Load one release file (csv, csv.gz, zip with a csv, xlsx) and derive the pages' data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help=f"one of {', '.join(LOADERS)}")
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, default=0, help="when the file's name has none")
        parser.add_argument("--older", action="store_true", help="allow going back to an edition")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            loader = loader_for(options["source"])
            with bars(self.stderr) as bar, transaction.atomic():
                release, new = load(
                    loader,
                    path,
                    bar(loader.slug),
                    year=options["year"],
                    older=options["older"],
                    by_hand=True,
                )
                if new:
                    build(bar("pages' data"))
        except LoadError as error:
            raise CommandError(
                f"{path.name} was not loaded: {error}. What was loaded before stays in use.",
                returncode=1,
            ) from error
        self.stdout.write(describe(release) if new else f"{release} is loaded already.")
