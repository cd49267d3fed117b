"""Two editors at once, and made-up rows to quarrel about."""

import html
import re
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from certifications.models import Certification, Fee, JobFamily, Organization
from tests.admin_pages import change, shown_form

SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}


def editor(name: str) -> Client:
    """Signed in as a superuser of this name, made where there is none."""
    found = User.objects.filter(username=name).first()
    client = Client()
    client.force_login(found or User.objects.create_superuser(name))
    return client


def certification(*fees: int) -> Certification:
    """A made-up certification with these exam fees, none of them changed by staff."""
    body = Organization.objects.create(
        slug="mu-body", name="Made-up Body", abbreviation="MUB", kind="certifying body", **SAID
    )
    family, _made = JobFamily.objects.get_or_create(slug="coding", defaults={"name": "c", **SAID})
    one = Certification.objects.create(
        slug="mu-one", name="Made-up", abbreviation="MU", organization=body, focus=family,
        level="entry", **SAID,
    )  # fmt: skip
    kinds = [kind for kind in Fee.Kind.values if "dues" not in kind]
    people = Fee.Audience.values
    pairs = [(kind, who) for kind in kinds for who in people]
    for (kind, who), amount in zip(pairs, fees, strict=False):
        Fee.objects.create(
            certification=one, kind=kind, audience=who, amount=Decimal(amount), **SAID
        )
    return one


def opened(client: Client, row: Any) -> dict[str, Any]:
    """What the editor's browser would send of the row's page as it is shown now."""
    return shown_form(client, change(row))


def saved(client: Client, row: Any, sent: dict[str, Any]) -> Any:
    return client.post(change(row), sent)


def words(response: Any) -> str:
    """What a page says, without its markup, spaces made one."""
    main = response.content.decode().partition('id="content')[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def resent(response: Any, **answers: str) -> dict[str, Any]:
    """What a browser would send of the page that told a clash, with these answers."""
    context = response.context
    sent: dict[str, Any] = {context["carried_name"]: context["carried"]}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    for bound in (bound for form in forms for bound in form):
        if (value := bound.value()) is not False:
            sent[bound.html_name] = "" if value is None else value
    return sent | answers
