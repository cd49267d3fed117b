"""`manage.py preview 12 /certifications/cpc/`: a page as it would be with a proposal."""

import re
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.test import Client
from django.utils.html import format_html
from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.snapshots import put


class Command(BaseCommand):
    """Writes the proposal, reads the page as a reader would, and takes all of it back."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """A proposal's number and a page's address."""
        parser.add_argument("proposal", type=int)
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the page. Raises CommandError where there is no such proposal."""
        proposal = Proposal.objects.filter(pk=options["proposal"]).first()
        if proposal is None:
            raise CommandError("there is no such proposal")
        with transaction.atomic():
            write(proposal)
            store.forget()
            host = settings.ALLOWED_HOSTS[0].lstrip("*.") if settings.ALLOWED_HOSTS else "localhost"
            client = Client(headers={"host": host or "localhost"}, raise_request_exception=True)
            answer = client.get(options["address"], secure=settings.SECURE_SSL_REDIRECT)
            transaction.set_rollback(True)
        self.stdout.write(marked(answer.content.decode(), proposal), ending="")


def write(proposal: Proposal) -> None:
    """Put the database, for the rest of a transaction, in the state that is proposed."""
    for one in proposal.would:
        model = apps.get_model(one["label"])
        row = model._base_manager.filter(pk=one["key"]).first()
        if one["after"] is None:
            if row is not None:
                row.delete()
            continue
        put(row or model(pk=model._meta.pk.to_python(one["key"])), one["after"])


def marked(html: str, proposal: Proposal) -> str:
    """The page, saying above all that it is not published, and to robots to leave it alone."""
    said = _("Preview: proposed by %(who)s, not published.") % {"who": proposal.who}
    notice = format_html('<p class="notice" role="status"><strong>{}</strong></p>', said)
    html = html.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)
    return re.sub(r"(<main[^>]*>)", lambda found: found[1] + notice, html, count=1)
