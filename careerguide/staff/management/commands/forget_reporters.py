from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from careerguide.staff.reporting import forget_addresses


class Command(BaseCommand):
    """To be run once a day."""

    help = "Delete the e-mail addresses of readers' reports older than REPORT_EMAIL_DAYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many there were."""
        gone = forget_addresses(settings.REPORT_EMAIL_DAYS)
        self.stdout.write(f"{gone} addresses deleted.")
