"""manage.py prepare_downloads: whole lists as compressed files, for the build in use."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from careerguide.lists import prepared


class Command(BaseCommand):
    """Makes what is missing or older than an edit, as the server does at its start and when one is
    asked for."""

    help = "Write every whole list as CSV.gz with its checksum, where that is not done yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, such as programs-ma."""
        parser.add_argument("names", nargs="*", help="files to write; whole lists unless given")

    def handle(self, *args: object, names: list[str], **options: object) -> None:
        """Say what was made, and how large it is."""
        for file in prepared.make_all(names):
            self.stdout.write(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
