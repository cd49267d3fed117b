"""manage.py load_all: load everything in data/, each release in its own transaction."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from careerguide.management.commands import describe, in_one_sentence, progress_bars
from careerguide.releases.builder import build, is_built, share
from careerguide.releases.errors import LoadError
from careerguide.releases.files import file_digest
from careerguide.releases.loader import Loader, discover
from careerguide.releases.runner import (
    adopt,
    data_files,
    is_loaded,
    kept_against,
    left_alone,
    load,
    newer_in_use,
    read_by_older_code,
)
from careerguide.releases.turns import alone

discover()


class Command(BaseCommand):
    """load_all [--if-needed]: load what is new in data/, then build what it changes."""

    help = (
        "Load every release in data/ that is not loaded, then derive what the pages read."
        " What load_release loaded stays, until data/ brings a newer edition."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--if-needed, for a start that should be silent when nothing is new."""
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="say nothing about releases that are loaded already",
        )

    def handle(self, *args: object, if_needed: bool, **options: object) -> None:
        """Load each file by itself; raises CommandError at the end, naming those that failed."""
        failed = []
        try:
            files = list(data_files())
        except LoadError as error:
            raise CommandError(str(error), returncode=1) from error
        with in_one_sentence(), alone(self.stderr.write), progress_bars(self.stderr) as bar:
            for loader, path in files:
                try:
                    if kept := kept_against(loader, path):
                        self.stdout.write(f"{loader.slug}: {left_alone(path, kept)}")
                        continue
                    if why := needless(loader, path):
                        if not if_needed:
                            self.stdout.write(f"{loader.slug}: {path.name} {why}")
                        continue
                    release, _new = load(loader, path, bar(f"{loader.slug} {path.name}"))
                    self.stdout.write(describe(release))
                except LoadError as error:
                    failed.append(f"{path.name} was not loaded: {error}")
            for said in read_by_older_code():
                self.stdout.write(said)
            if is_built():
                share()
            else:
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
