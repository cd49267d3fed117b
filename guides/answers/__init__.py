"""Figures that answer a question, from the data, each in a short sentence.

Pay, outlook, and training where the reader is; `exams` beside this has certifications.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from careerguide.pages.english import as_english
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from certifications.store import certifications
from guides.answers import exams
from guides.cited import with_date
from guides.panels.certifications import ladder as ladder_steps
from guides.panels.certifications import survey_pay
from guides.panels.outlook import job, period
from guides.panels.programs import length_rows, price_rows
from guides.reader import Reader
from programs.models import Program
from salaries.pages.wagetext import lead_unit, per, row_wage, words
from salaries.wagestore import WageArea

MOST_GROUPS = 6
"""Kinds of programs that one answer tells of."""


def program_costs(reader: Reader) -> list[str]:
    """Prices of each kind of award there, by what they rest on."""
    rows = [row for row in price_rows(reader.offered) if row["low"]]
    who = reader.where
    return [
        _(
            "%(award)s in %(where)s: %(low)s to %(high)s, middle %(middle)s"
            " (%(programs)s, %(basis)s)."
        )
        % {**row, "award": row["award"].capitalize(), "where": who}
        for row in rows[:MOST_GROUPS]
    ]


def program_lengths(reader: Reader) -> list[str]:
    """Lengths of each kind of award there, by what they rest on."""
    return [
        _("%(award)s in %(where)s: %(length)s (%(programs)s, %(basis)s).")
        % {**row, "award": row["award"].capitalize(), "where": reader.where}
        for row in length_rows(reader.offered)[:MOST_GROUPS]
    ]


def aid(reader: Reader) -> list[str]:
    """How many of the programs are at colleges that report to the federal aid system."""
    colleges = sum(one["origin"] != Program.Origin.STATE_LISTED for one in reader.offered.facts)
    if not colleges:
        return []
    said = _("%(n)s of the %(total)s programs in %(where)s are at schools that report to IPEDS.")
    total = count(len(reader.offered.facts))
    rule = _("Schools in federal student aid must report there; ask each school about aid.")
    return [said % {"n": count(colleges), "total": total, "where": reader.where}, rule]


def local_pay(reader: Reader) -> list[str]:
    """Pay of each occupation in the state and the nation; none where it is withheld."""
    places = dict.fromkeys((reader.area, reader.wages.nation))
    found = [_paid(reader, soc, area) for soc in reader.guide.occupations for area in places]
    return [sentence for sentence in found if sentence]


def _paid(reader: Reader, soc: str, area: WageArea) -> str:
    row = reader.wages.row(soc, area.code)
    if row is None:
        return ""
    figures, say = reader.wages.figures(row), words()
    unit = lead_unit(figures["only"], reader.url.unit)
    if figures[f"{unit}_median"] is None:
        return ""
    shown = {p: row_wage(figures, f"{unit}_{p}", say) for p in ("p25", "median", "p75")}
    said = _(
        "%(title)s in %(area)s: half earn more than %(median)s %(per)s; a quarter less than"
        " %(p25)s, a quarter more than %(p75)s (BLS OEWS, %(edition)s)."
    )
    return sentence(said, {
        **shown, "title": data_text(reader.wages.title(soc)), "per": per(unit),
        "edition": reader.wages.edition,
        "area": _("the United States") if area.is_nation else area.name,
    })  # fmt: skip


def credential_pay(reader: Reader) -> list[str]:
    """Survey averages of holders at large and of the guide's certifications."""
    rows = [row for row in survey_pay(reader, []) if row.year]
    newest = max((row.year or 0 for row in rows), default=0)
    said = _("%(survey)s %(year)s, %(population)s: $%(value)s a year, %(metric)s.")
    return [
        with_date(sentence(said, {
            "survey": as_english(row.survey), "year": row.year,
            "population": data_text(row.population or row.credential),
            "value": count(row.value), "metric": data_text(row.metric),
        }), row)
        for row in rows
        if row.year == newest
    ]  # fmt: skip


def outlook(reader: Reader) -> list[str]:
    """The projected change in jobs of each occupation, with its openings a year."""
    found = []
    for soc in reader.guide.occupations:
        shown = job(reader, soc)
        if not shown["change"]:
            continue
        said = _("%(title)s: change in jobs, %(period)s, %(change)s.")
        if shown["openings"]:
            said = _(
                "%(title)s: change in jobs, %(period)s, %(change)s; %(openings)s openings a year."
            )
        title = data_text(shown["title"])
        found.append(sentence(said, {**shown, "title": title, "period": period()}))
    return found


def ladder(reader: Reader) -> list[str]:
    """Usual steps on from the guide's certifications."""
    known = certifications().by_slug
    return [
        sentence(
            "%(start)s → %(to)s: %(text)s",
            {
                "start": as_english(known[step.start].short),
                "to": as_english(known[step.to].short),
                "text": data_text(step.text),
            },
        )
        for step in ladder_steps(reader)
    ]


ANSWERS: dict[str, Callable[[Reader], list[str]]] = {
    make.__name__: make
    for make in (
        exams.first_credential,
        exams.bodies,
        exams.focus,
        exams.law,
        exams.exam_cost,
        exams.upkeep,
        exams.exam_format,
        exams.pass_rates,
        exams.accreditation,
        exams.apprentice,
        program_costs,
        program_lengths,
        aid,
        local_pay,
        credential_pay,
        outlook,
        ladder,
    )
}
"""By the key that `Question.live` gives: sentences, none where nothing is known."""


def answer(reader: Reader, key: str) -> list[str]:
    """Sentences for a question; none for a key that is not known."""
    make = ANSWERS.get(key)
    return make(reader) if make else []
