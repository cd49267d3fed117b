from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from careerguide.staff.broken import stored
from careerguide.staff.checking import Asker, check, due


class Command(BaseCommand):
    """Asks every link that staff keep; what fails stands in the queue of broken links."""

    help = "Ask stored links whether they still work. Nothing else of the site asks them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, how old, how politely."""
        parser.add_argument("--most", type=int, default=200, help="links to ask, at most")
        parser.add_argument("--days", type=int, default=30, help="only those not asked since")
        parser.add_argument(
            "--pause", type=float, default=2, help="seconds between two to one host"
        )
        parser.add_argument("--timeout", type=float, default=10, help="seconds for one answer")
        parser.add_argument("--private", action="store_true", help="also hosts of this network")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says each broken one, and how many were asked."""
        urls = due((url for url, _row in stored()), options["most"], options["days"])
        asker = Asker(options["timeout"], options["pause"], options["private"])
        broken = 0
        for url, answer in check(urls, asker):
            if answer.problem:
                broken += 1
                self.stdout.write(f"{answer.problem}: {url}")
        self.stdout.write(f"{len(urls)} links asked, {broken} broken.")
