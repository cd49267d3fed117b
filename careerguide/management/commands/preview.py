"""`manage.py preview 12 /certifications/cpc/`: a page as it would be with a proposal; with a day in
the place of the number, as it will be on that day."""

import re
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.test import Client
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.scheduled import shown_as_of
from careerguide.editorial.snapshots import put


class Command(BaseCommand):
    """Writes the proposal, reads the page as a reader would, and takes all of it back; or reads the
    page of a day."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """A proposal's number or a day, and a page's address."""
        parser.add_argument("what")
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the page. Raises CommandError where there is no such proposal or day."""
        shown = proposed if options["what"].isdecimal() else on_day
        self.stdout.write(shown(options["what"], options["address"]), ending="")


def proposed(number: str, address: str) -> str:
    """The page as it would be with a proposal."""
    proposal = Proposal.objects.filter(pk=int(number)).first()
    if proposal is None:
        raise CommandError("there is no such proposal")
    with transaction.atomic():
        write(proposal)
        page = read(address)
        transaction.set_rollback(True)
    said = _("Preview: proposed by %(who)s, not published.") % {"who": proposal.who}
    return marked(page, said)


def on_day(what: str, address: str) -> str:
    """The page as it will be on a day."""
    try:
        day = date.fromisoformat(what)
    except ValueError:
        raise CommandError("there is no such day") from None
    with shown_as_of(day):
        page = read(address)
    return marked(page, _("Preview: as it will be on %(day)s.") % {"day": date_format(day)})


def read(address: str) -> str:
    """A page as a reader gets it, by a process that remembers none."""
    store.forget()
    host = settings.ALLOWED_HOSTS[0].lstrip("*.") if settings.ALLOWED_HOSTS else "localhost"
    client = Client(headers={"host": host or "localhost"}, raise_request_exception=True)
    return client.get(address, secure=settings.SECURE_SSL_REDIRECT).content.decode()


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


def marked(html: str, said: str) -> str:
    """The page, saying above all that it is not published, and to robots to leave it alone."""
    # Before what the page is about, whose head may reach up over what stands before it.
    line = '<p class="preview-notice" role="status"><strong>{}</strong></p>'
    notice = format_html(line, said)
    html = html.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)
    return re.sub(r"(<main[^>]*>)", lambda found: notice + found[1], html, count=1)
