from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from careerguide.staff.factor import forget


class Command(BaseCommand):
    """Lets somebody of the staff who lost phone and spare codes enrol anew."""

    help = "Take the second factor from an account whose phone is lost; make sure who asks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The user name."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where nobody goes by that name."""
        try:
            user = User.objects.get(username=options["username"])
        except User.DoesNotExist:
            raise CommandError(f"Nobody is called {options['username']!r}.") from None
        forget(user)
        self.stdout.write(f"{user.username} enrols a phone anew at the next visit.")
