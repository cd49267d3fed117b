"""manage.py load_all: load everything in data/, each release in its own transaction."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careerguide.core.loading.build import build, is_built
from careerguide.core.loading.errors import LoadError
from careerguide.core.loading.loader import discover
from careerguide.core.loading.report import bars, describe
from careerguide.core.loading.runner import data_files, file_digest, is_loaded, load

discover()


class Command(BaseCommand):
    help = "Load every release in data/ that is not loaded, then derive what the pages read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="say nothing about releases that are loaded already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        with bars(self.stderr) as bar:
            for loader, path in data_files():
                if is_loaded(loader, file_digest(path)):
                    if not options["if_needed"]:
                        self.stdout.write(f"{loader.slug}: {path.name} is loaded already")
                    continue
                try:
                    release, _new = load(loader, path, bar(f"{loader.slug} {path.name}"))
                    self.stdout.write(describe(release))
                except LoadError as error:
                    failed.append(f"{path.name} was not loaded: {error}")
            if not is_built():
                build(bar("pages' data"))
        if failed:
            kept = "What was loaded before stays in use."
            raise CommandError("\n".join([*failed, kept]), returncode=1)
