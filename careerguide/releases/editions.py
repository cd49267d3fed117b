"""The names of releases as readers say them: no table codes, and dates in words."""

import re

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

TABLE = re.compile(r" \([A-Z]+(_[A-Z]+)?\)$")
"""A publisher's own code of a table after its title, such as (C_A)."""
CODED = re.compile(r"[A-Z]+(20\d\d)(_[A-Z]+)?")
DAY = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
MONTH = re.compile(r"gathered (20\d\d)-(\d\d)")
SCHOOL_YEAR = re.compile(r"(20\d\d)-(\d\d)")


def release_name(title: str, edition: str) -> str:
    """“Completions, 2024” for “Completions (C_A)” and “C2024_A”; no edition is said twice."""
    title, said = TABLE.sub("", title), edition_words(edition)
    return title if said in title else f"{title}, {said}"


def edition_words(edition: str) -> str:
    """“June 10, 2026” for “2026-06-10”, “2023–24” for “2023-24”; others as they are."""
    if found := CODED.fullmatch(edition):
        return found[1]
    if found := DAY.fullmatch(edition):
        parts = {"month": _month(found[2]), "day": int(found[3]), "year": found[1]}
        return _("%(month)s %(day)s, %(year)s") % parts
    if found := MONTH.fullmatch(edition):
        return _("gathered %(month)s %(year)s") % {"month": _month(found[2]), "year": found[1]}
    if found := SCHOOL_YEAR.fullmatch(edition):
        return f"{found[1]}–{found[2]}"
    return edition


def _month(number: str) -> str:
    return str(MONTHS.get(int(number), number))
