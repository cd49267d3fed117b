"""manage.py prepare_downloads: whole lists as compressed files, for the build in use."""

from django.core.management.base import BaseCommand

from careerguide.lists import prepared


class Command(BaseCommand):
    """Makes what is missing or older than an edit, as the server does at its start and when one is
    asked for."""

    help = "Write every whole list as CSV.gz with its checksum, where that is not done yet."

    def handle(self, *args: object, **options: object) -> None:
        """Say what was made, and how large it is."""
        for file in prepared.make_all():
            self.stdout.write(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
