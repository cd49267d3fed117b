"""Sources while one writes: known ones are offered, and one can be put on all lines of a form."""

import re
from collections import Counter

from django import forms
from django.apps import apps
from django.http import QueryDict

from careerguide.editorial.models import Sourced, today
from careerguide.pages.cache import per_page_version

SAME = "_same_source"
"""The button that puts a form's source onto its lines."""
ALIKE = ("source", "as_of", "confidence")
LINE = re.compile(r"(?P<line>.+-\d+)-source")
LIST = "known-sources"
"""The element that boxes for a source take their suggestions from."""
MOST = 200


@per_page_version
def known(app_label: str) -> list[str]:
    """Sources that rows of an app name, the most used first; at most MOST."""
    used: Counter[str] = Counter()
    for model in apps.get_app_config(app_label).get_models():
        if issubclass(model, Sourced):
            for text in model._default_manager.order_by().values_list("source", flat=True):
                used.update({part.strip() for part in text.split(";")} - {""})
    return [source for source, _times in used.most_common(MOST)]


def this_month() -> str:
    """What a new row is as of, until somebody says otherwise."""
    return f"{today():%Y-%m}"


def put_on_lines(sent: QueryDict) -> QueryDict:
    """The form that was sent, with its own source, date and confidence in each of its lines but
    those that are to be deleted."""
    data = sent.copy()
    for name in sent:
        found = LINE.fullmatch(name)
        if found is None or sent.get(f"{found['line']}-DELETE"):
            continue
        for part in ALIKE:
            if part in sent and f"{found['line']}-{part}" in sent:
                data[f"{found['line']}-{part}"] = str(sent[part])
    return data


def suggesting(field: forms.Field | None) -> None:
    """Let a box offer the known sources."""
    if field is not None:
        field.widget.attrs["list"] = LIST
