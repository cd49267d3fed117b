"""What pages say of aid: a bill's lines, a rule of free tuition in one sentence."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial.links import outside_link
from careerguide.editorial.models import today
from careerguide.pages.cache import address, per_language, per_page_version
from careerguide.pages.labels import translated
from careerguide.pages.numbers import count, dollars
from careerguide.places.statenames import state_name
from careerguide.places.states import STATE_NAMES
from careerguide.words.data_text import data_text, sentence
from programs.aid import free_tuition, held, schools_of
from programs.catalog import catalog
from programs.models import AidProgram
from programs.rules.aid import Bill, Line, Status
from programs.rules.aidchecks import Check
from programs.rules.codes import SchoolKind

TWO_YEAR = {SchoolKind.COMMUNITY.slug, SchoolKind.COMMUNITY_4.slug}


class ShownAid(TypedDict):
    """One aid as pages show it; texts are "" where there is nothing to say."""

    key: str
    name: str
    href: str
    status: str
    reasons: list[str]
    met: list[str]
    texts: list[tuple[str, str]]
    promise: str
    amount: str
    who: str
    how: str
    apply_url: str
    source: str
    as_of: str
    confidence: str
    is_old: bool


class Sentence(TypedDict):
    """A state's rule of free tuition as one sentence, its further rules, and where all stand."""

    text: str
    brief: str
    """Where tuition may be free, without the conditions."""
    who: str
    more: list[str]
    href: str
    state: str


@per_language
def statuses() -> dict[Status, str]:
    """What a line says of whether an aid applies."""
    return {
        Status.APPLIES: _("applies"),
        Status.IF: _("if granted"),
        Status.ASK: _("ask"),
        Status.NO: _("does not apply"),
    }


def written(check: Check) -> str:
    """A condition in words."""
    values = dict(check.values)
    if state := values.get("state"):
        values["state"] = state_name(str(state)) or str(state)
    return translated(check.words) % values


def aid_href(state: str) -> str:
    """The page of aid, of one state; "" for all."""
    return address("aid") + (f"?state={state}" if state else "")


def amount(line: Line) -> str:
    """What a line takes off tuition and fees of the whole program, in words.

    Of what lowers no bill, and where the length is not known, the most of a year.
    """
    if line.high is None:
        yearly = line.aid.amount_max
        return _("up to %(sum)s a year") % {"sum": dollars(yearly)} if yearly else ""
    if line.counted and not line.high:
        return _("nothing is left for it")
    if line.counted and line.low == line.high:
        return dollars(line.high)
    return _("up to %(sum)s") % {"sum": dollars(line.high)}


def shown(row: AidProgram, line: Line | None = None) -> ShownAid:
    """An aid program with what a bill says of it."""
    if line is None:
        return _alone(row)
    return {
        **_on_bills(row.key, today()),
        "status": statuses()[line.status],
        "reasons": [written(one) for one in line.reasons],
        "met": [written(one) for one in line.met],
        "amount": amount(line),
    }


@per_page_version
def _on_bills(key: str, _day: date) -> ShownAid:
    """What no bill changes of an aid that bills hold, by the day since it may be old."""
    return _alone(held().rows[key])


def _alone(row: AidProgram) -> ShownAid:
    return {
        "key": row.key,
        "name": row.name,
        "href": f"{aid_href(row.state if row.state in STATE_NAMES else '')}#{row.key}",
        "status": "",
        "reasons": [],
        "met": [],
        "texts": list(row.texts),
        "promise": row.promise,
        "amount": "",
        "who": row.who_decides,
        "how": row.how_to_apply,
        "apply_url": outside_link(row.apply_url),
        "source": next(iter(row.addresses), ""),
        "as_of": row.as_of,
        "confidence": row.get_confidence_display(),
        "is_old": row.is_old,
    }


def shown_lines(bill: Bill, *wanted: Status) -> list[ShownAid]:
    """The lines of a bill that have one of these statuses."""
    rows = held().rows
    return [shown(rows[one.aid.key], one) for one in bill.lines if one.status in wanted]


def kinds_of_schools(schools: Iterable[str], n: int) -> str:
    """The kinds that a rule names, in everyday words, as many as `n` schools are."""
    named = set(schools)
    if named <= TWO_YEAR:
        return ngettext("community college", "community colleges", n)
    if named == {SchoolKind.PUBLIC_4.slug}:
        return ngettext("public four-year college", "public four-year colleges", n)
    return ngettext("public college", "public colleges", n)


def free_sentence(state: str) -> Sentence | None:
    """“At the 15 community colleges of Massachusetts tuition and fees are free if you …”.

    None for a state without a rule that arithmetic may count.
    """
    return _sentence(state, today()) if state in STATE_NAMES else None


@per_page_version
def _sentence(state: str, _day: date) -> Sentence | None:
    rows = free_tuition(state)
    if not rows:
        return None
    said = [_promise(row) for row in rows]
    first = rows[0]
    return {
        "text": said[0],
        "brief": _brief(first),
        "who": data_text(first.who_decides or first.administered_by),
        "more": said[1:],
        "href": aid_href(state),
        "state": state_name(state),
    }


def _brief(row: AidProgram) -> str:
    n = len(schools_of(catalog(), row.rule))
    words = _("Tuition may be free at the %(n)s %(schools)s of %(state)s (%(aid)s)")
    return words % {
        "n": count(n),
        "schools": kinds_of_schools(row.schools.split(), n),
        "state": state_name(row.state),
        "aid": row.short,
    }


def _promise(row: AidProgram) -> str:
    n = len(schools_of(catalog(), row.rule))
    words = _(
        "At the %(n)s %(schools)s of %(state)s tuition and fees are free if you %(rule)s (%(aid)s)."
    )
    said = {
        "n": count(n),
        "schools": kinds_of_schools(row.schools.split(), n),
        "state": state_name(row.state),
        "rule": data_text(row.promise),
        "aid": row.short,
    }
    return sentence(words, said)
