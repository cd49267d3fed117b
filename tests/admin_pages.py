"""Addresses of the admin's pages, and what a browser sends back of their forms."""

from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def path(model: type[Model], rest: str = "") -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/{rest}"


def change(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def as_sent(value: Any) -> Any:
    """Browsers end a line of a text box with two letters, whatever it began with."""
    return value.replace("\n", "\r\n") if isinstance(value, str) else value


def shown_form(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back of the form as it stands."""
    context = client.get(address).context
    sent: dict[str, Any] = {context["carried_name"]: context["carried"]}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    for bound in (bound for form in forms for bound in form):
        value = bound.value()
        if value is not False:
            sent[bound.html_name] = "" if value is None else as_sent(value)
    return sent


class _Form(HTMLParser):
    """What a page’s own form would send: its boxes as they stand in the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: dict[str, str] = {}
        self.inside, self.box, self.chosen = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.inside = given.get("id", "").endswith("_form")
        elif not self.inside or "__prefix__" in name:
            self.chosen = ""
        elif tag == "input" and name and given.get("type") not in ("submit", "button", "file"):
            to_tick = given.get("type") in ("checkbox", "radio")
            if not to_tick or "checked" in given:
                self.sent[name] = given.get("value", "on" if to_tick else "")
        elif tag == "textarea":
            self.box, self.sent[name] = name, ""
        elif tag == "select":
            self.chosen = name
        elif tag == "option" and self.chosen and "selected" in given:
            self.sent[self.chosen] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.box:
            self.sent[self.box] = as_sent(self.sent[self.box].removeprefix("\n"))
            self.box = ""

    def handle_data(self, data: str) -> None:
        if self.box:
            self.sent[self.box] += data


def sent_by(page: str) -> dict[str, str]:
    """What a browser would send of the form of this page, read from its HTML alone."""
    form = _Form()
    form.feed(page)
    return form.sent


def delete(client: Client, row: Model, why: str = "") -> Any:
    """Open the row's deletion page and confirm it, as a browser does."""
    address = change(row).replace("change/", "delete/")
    page = client.get(address)
    sent = {"post": "yes", page.context["carried_name"]: page.context["carried"], "_why": why}
    return client.post(address, sent)


def listed(client: Client, address: str, action: str, *rows: Any) -> dict[str, Any]:
    """What a browser would send of the list as it is shown now, with these rows ticked."""
    context = client.get(address).context
    return {
        context["seen_name"]: context["seen"], "action": action,
        "_selected_action": [getattr(row, "pk", row) for row in rows],
    }  # fmt: skip


def act(client: Client, address: str, action: str, *rows: Any) -> Any:
    """Open a list, tick rows and start an action."""
    return client.post(address, listed(client, address, action, *rows))
