"""manage.py load_release SOURCE FILE: load one release as its publisher ships it."""

from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from careerguide.management.commands import describe, in_one_sentence, progress_bars
from careerguide.releases import staging
from careerguide.releases.builder import build
from careerguide.releases.errors import LoadError
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.runner import load, loader_for
from careerguide.releases.turns import alone

discover()


class Command(BaseCommand):
    """load_release SOURCE FILE [--year YEAR] [--older]: the file, then what it changes."""

    help = "Load one release file (csv, csv.gz, zip with a csv, xlsx) and derive the pages' data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which source's file it is, and what its name or its age leaves open."""
        parser.add_argument("source", help=f"one of {', '.join(LOADERS)}")
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, default=0, help="when the file's name has none")
        parser.add_argument("--older", action="store_true", help="allow going back to an edition")

    def handle(
        self, *args: object, source: str, file: Path, year: int, older: bool, **options: object
    ) -> None:
        """Load and build, then both at once are in use; raises CommandError where they can't be.

        Rows that staff may change are loaded first, by themselves.
        """
        try:
            loader = loader_for(source)
            both = staging.aside() if loader.aside else nullcontext()
            turn = alone(self.stderr.write)
            with in_one_sentence(), turn, progress_bars(self.stderr) as bar, both:
                progress = bar(loader.slug)
                release, new = load(loader, file, progress, year=year, older=older, by_hand=True)
                if new:
                    build(bar("pages' data"))
        except LoadError as error:
            raise CommandError(
                f"{file.name} was not loaded: {error}. What was loaded before stays in use.",
                returncode=1,
            ) from error
        self.stdout.write(describe(release) if new else f"{release} is loaded already.")
