"""What the folder's page and its hand-out show."""

from datetime import date
from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.page import Link
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import Problem
from careerguide.pages.numbers import count, spelled
from careerguide.releases.models import edition_words
from certifications.filters import CertificationQuery
from certifications.filters import CompareState as CertificationCompare
from guides.folder.certifications import CertificationItem, Certifications
from guides.folder.plans import PlanItem, Plans
from guides.folder.programs import ProgramItem, Programs
from guides.folder.share import inline_qr, mail_href
from guides.folder.state import LIMITS, FolderState, Read
from guides.folder.steps import Step, steps
from guides.folder.wages import WageItem, Wages
from programs.columns import WAGES
from programs.filters import ProgramQuery
from programs.pages.compare import CompareState
from programs.pages.words import residencies
from programs.reader import Said
from programs.saidpay import pay_heading
from salaries.pages.wagetext import per
from salaries.rules import ANNUAL
from salaries.unit import tabs_of


class FolderPage(TypedDict):
    """What templates/guides/folder/page.html shows; texts are "" where there is nothing to say."""

    section: str
    state: FolderState
    query: str
    """What it holds, as its address says it; the unit of pay is no part of that."""
    unit_tabs: list[Link]
    per: str
    start_label: str
    start_brief: str
    page_title: str
    summary: str
    problems: list[Problem]
    unknown: list[str]
    refused: list[str]
    over: list[str]
    programs: list[ProgramItem]
    programs_title: str
    certifications: list[CertificationItem]
    certifications_title: str
    wages: list[WageItem]
    plans: list[PlanItem]
    whose: str
    guessed: bool
    nowhere: bool
    """Whether no state is known whose aid could count."""
    fields: list[Field]
    kept: list[tuple[str, str]]
    compare_programs: str
    compare_certifications: str
    compare_wages: str
    compared: str
    """That a comparison takes fewer than there are; "" where it takes all."""
    more_programs: str
    more_certifications: str
    more_wages: str
    more_plans: str
    steps: list[Step]
    lines: range
    """Lines to write on: as many as the second sheet has room for, as far as can be told."""
    host: str
    address: str
    mail_href: str
    qr_href: str
    qr: SafeString
    today: str
    sources: list[str]


def folder_page(request: HttpRequest, said: Said) -> FolderPage:
    """The folder that an address asks for, for a reader; what there is not is named."""
    read = Read.of(request.GET)
    state = read.state
    programs, certifications = Programs(state, said), Certifications(state)
    wages, plans = Wages(state), Plans(state)
    chosen, credentials, pay = programs.items(), certifications.items(), wages.items()
    make = FieldMaker(state, [*read.problems, *programs.selection.problems])
    address = request.build_absolute_uri(reverse("folder") + state.query())
    near, shown = state.near, {"near", "residency"}
    compare_programs = compared_programs(programs)
    return {
        "section": "folder",
        "state": state,
        "query": state.but(unit=ANNUAL).query(),
        "unit_tabs": tabs_of(state) if chosen or pay or plans.items else [],
        "per": per(state.unit),
        "start_label": pay_heading(programs.selection),
        "start_brief": _("starting pay a year")
        if state.unit == ANNUAL
        else _("starting pay an hour"),
        "page_title": _("Folder"),
        "summary": _summary(len(chosen), len(credentials), len(pay), len(plans.items)),
        "problems": [p for p in make.problems if p.name not in shown],
        "unknown": [*programs.unknown, *certifications.unknown, *wages.unknown, *plans.unknown],
        "refused": list(read.refused),
        "over": [_over(name) for name in read.over],
        "programs": chosen,
        "programs_title": _to_choose(len(chosen)),
        "certifications": credentials,
        "certifications_title": _to_aim_for(len(credentials)),
        "wages": pay,
        "plans": plans.items,
        "whose": programs.whose,
        "guessed": bool(chosen) and programs.guessed,
        "nowhere": bool(chosen) and not programs.selection.home,
        "fields": [
            make.text("near", _("Where you live"), placeholder=_("Town, ZIP code or state"),
                      suggest="places"),
            make.select("residency", _("Prices for"), [("", _("by where you live")),
                                                       *residencies().items()]),
        ],
        "kept": [one for one in state.to_params() if one[0] not in shown],
        "compare_programs": compare_programs,
        "compare_certifications": compared_certifications(certifications),
        "compare_wages": wages.compare_href(),
        "compared": _compared() if max(len(chosen), len(credentials)) > MOST_COMPARED else "",
        "more_programs": reverse("programs:list")
        + ProgramQuery(near=near, residency=state.residency).query(),
        "more_certifications": reverse("certifications:list") + CertificationQuery().query(),
        "more_wages": reverse("salaries:occupations"),
        "more_plans": reverse("plan:plan"),
        "steps": (todo := steps(chosen, credentials)),
        "lines": range(_lines(len(plans.items), len(pay), len(credentials), len(todo))),
        "host": request.get_host(),
        "address": address,
        "mail_href": mail_href(address),
        "qr_href": reverse("folder-qr") + state.query(),
        "qr": inline_qr(address),
        "today": written_date(timezone.localdate()),
        "sources": _sources(programs, wages),
    }  # fmt: skip


def written_date(day: date) -> str:
    """“November 27, 2026”."""
    return edition_words(day.isoformat())


def compared_programs(programs: Programs) -> str:
    """The address of their comparison; "" for fewer than two. A whole state is no place there: it
    says only whose prices count."""
    slugs = programs.state.p
    known = [p for p in slugs if programs.selection.catalog.row(p) is not None][:MOST_COMPARED]
    if len(known) < 2:
        return ""
    state = CompareState(
        p=tuple(known),
        residency=programs.selection.residency.value
        if programs.whole_state
        else programs.state.residency,
        near="" if programs.whole_state else programs.state.near,
    )
    return reverse("programs:compare") + state.query()


def compared_certifications(certifications: Certifications) -> str:
    """The address of their comparison; "" for fewer than two."""
    if len(certifications.slugs) < 2:
        return ""
    state = CertificationCompare(c=tuple(certifications.slugs[:MOST_COMPARED]))
    return reverse("certifications:compare") + state.query()


def _compared() -> str:
    return _("A comparison takes the first %(n)s.") % {"n": spelled(MOST_COMPARED)}


def _over(name: str) -> str:
    words = {
        "p": _("more than %(n)s programs"),
        "c": _("more than %(n)s certifications"),
        "w": _("more than %(n)s jobs in places"),
        "plan": _("more than %(n)s plans"),
    }[name]
    return words % {"n": spelled(LIMITS[name])}


def _summary(programs: int, certifications: int, wages: int, plans: int) -> str:
    """“3 programs, 2 certifications, 1 plan”; "" for an empty folder."""
    parts = (
        (programs, ngettext("%(n)s program", "%(n)s programs", programs)),
        (certifications, ngettext("%(n)s credential", "%(n)s credentials", certifications)),
        (wages, ngettext("pay of %(n)s job", "pay of %(n)s jobs", wages)),
        (plans, ngettext("%(n)s plan", "%(n)s plans", plans)),
    )
    return ", ".join(words % {"n": count(n)} for n, words in parts if n)


def _lines(plans: int, wages: int, credentials: int, steps: int) -> int:
    """An empty sheet holds twelve lines beside two certifications and five steps; never under one.
    What else stands there takes their place."""
    return max(1, 12 - 9 * plans - 2 * wages - 2 * max(0, credentials - 2) - max(0, steps - 5))


def _to_choose(n: int) -> str:
    words = ngettext("One program to look at", "%(n)s programs to choose from", n)
    return words % {"n": spelled(n).capitalize()}


def _to_aim_for(n: int) -> str:
    words = ngettext("One credential to aim for", "%(n)s credentials to aim for", n)
    return words % {"n": spelled(n).capitalize()}


def _sources(programs: Programs, wages: Wages) -> list[str]:
    """Releases of the figures; certifications say theirs beside them, and aid on its own page."""
    found = programs.sources()
    if wages.pairs:
        found.append(programs.writer.cited.get(WAGES, ""))
    return [name for name in dict.fromkeys(found) if name]
