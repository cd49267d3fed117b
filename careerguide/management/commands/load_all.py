"""manage.py load_all: load everything in data/, each release in its own transaction."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careerguide.releases.build import build, is_built
from careerguide.releases.byhand import adopt, kept_against, left_alone, read_by_older_code
from careerguide.releases.errors import LoadError
from careerguide.releases.files import file_digest
from careerguide.releases.loader import Loader, discover
from careerguide.releases.report import bars, describe
from careerguide.releases.runner import data_files, is_loaded, load, newer_in_use

discover()


class Command(BaseCommand):
    help = (
        "Load every release in data/ that is not loaded, then derive what the pages read."
        " What load_release loaded stays, until data/ brings a newer edition."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="say nothing about releases that are loaded already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        try:
            files = list(data_files())
        except LoadError as error:
            raise CommandError(str(error), returncode=1) from error
        with bars(self.stderr) as bar:
            for loader, path in files:
                try:
                    if kept := kept_against(loader, path):
                        self.stdout.write(f"{loader.slug}: {left_alone(path, kept)}")
                        continue
                    if why := needless(loader, path):
                        if not options["if_needed"]:
                            self.stdout.write(f"{loader.slug}: {path.name} {why}")
                        continue
                    release, _new = load(loader, path, bar(f"{loader.slug} {path.name}"))
                    self.stdout.write(describe(release))
                except LoadError as error:
                    failed.append(f"{path.name} was not loaded: {error}")
            for said in read_by_older_code():
                self.stdout.write(said)
            if not is_built():
                build(bar("pages' data"))
        if failed:
            stays = "What was loaded before stays in use."
            raise CommandError("\n".join([*failed, stays]), returncode=1)


def needless(loader: Loader, path: Path) -> str:
    """Why a file of data/ need not be loaded; "" for one that must be."""
    digest = file_digest(path)
    if is_loaded(loader, digest):
        adopt(loader, digest)
        return "is loaded already"
    newer = newer_in_use(loader, path)
    return f"is older than {newer.edition}, which is in use" if newer else ""
