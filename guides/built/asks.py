"""What a job asks for: schooling, rules, credentials and years of work."""

import re
from collections import Counter
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language, per_page_version
from careerguide.pages.english import as_english
from careerguide.places.statenames import state_name
from careerguide.words.data_text import data_text, sentence
from certifications.labels import origin_line
from certifications.papers import papers, rule_words
from certifications.store import certifications
from guides.built.reader import Fact, Reader, Source, fact, sources
from guides.cited import links
from guides.home.gates import Gate
from programs.catalog import catalog
from programs.rules.reach import MINOR, License
from salaries.models.occupations import EDUCATION_LABELS, experience_label
from salaries.occupations import occupations
from salaries.rules import Education

ADDRESS = re.compile(r"https?://[^\s()]*[^\s(),]")
BESIDE = re.compile(r"\s*\(([^)]+)\)")
BROAD = len("29-112")
"""Letters of an occupation's code that name its broad occupation."""
MANY = 0.2
"""The part of a minor group whose rules say that others of it may have some."""
LEAST = 3.0
"""Percent below which a level of schooling is left out of the table on both sides."""


class LevelRow(TypedDict):
    """A level of schooling: percent of jobs that ask for it, of workers that have it; "" where that
    is not known."""

    level: str
    asked: str
    held: str


class Asks(TypedDict):
    """The section: what is usual, rules, the spread of schooling, and credentials."""

    facts: list[Fact]
    rules: list[Fact]
    ask_state: bool
    """Whether no rule is held here though there may well be one."""
    levels: list[LevelRow]
    asked_source: tuple[Source, ...]
    held_source: tuple[Source, ...]
    gates: list[Gate]
    gate_source: tuple[Source, ...]


@per_language
def trainings() -> dict[str, str]:
    """BLS's kinds of training on the job, by its words, with the times by which it defines them."""
    return {
        "Short-term on-the-job training": _("up to a month of training on the job"),
        "Moderate-term on-the-job training": _("one to twelve months of training on the job"),
        "Long-term on-the-job training": _("more than a year of training on the job"),
        "Apprenticeship": _("an apprenticeship"),
        "Internship/residency": _("an internship or a residency"),
    }


def entry(reader: Reader) -> Education | None:
    """The usual schooling of those who start; None where not published."""
    return Education.named(reader.outlook("entry_education"))


def training(reader: Reader) -> str:
    """What training on the job is usual, in words; "" for none or not published."""
    said = reader.outlook("training")
    return trainings().get(said, said.lower())


def entry_sources() -> tuple[Source, ...]:
    """What says which training and experience are usual: an edition before, where the newest is
    without these columns."""
    return sources("projections-entry") or sources("projections")


def usual(reader: Reader) -> Fact | None:
    """What BLS says is usual of those who start: schooling, and work before it unless the first
    step says so; None where it says nothing."""
    level, said = entry(reader), []
    told: tuple[Source, ...] = ()
    if level is not None:
        label = str(EDUCATION_LABELS[level])
        words = _("Usual schooling of those who start: %(level)s.")
        said.append(words % {"level": label[:1].lower() + label[1:]})
        told += sources("projections")
    if (years := experience(reader)) and not starts_elsewhere(reader):
        said.append(_("Employers usually also ask for %(years)s.") % {"years": years})
        told += entry_sources()
    return Fact(" ".join(said), told) if said else None


def experience(reader: Reader) -> str:
    """The work in a related job that employers ask for, in words; "" for none or not published."""
    said = reader.outlook("experience")
    return experience_label(said) or said.lower()


def starts_elsewhere(reader: Reader) -> bool:
    """Whether people come from a related job rather than from school: work is asked for, and
    neither an award nor a license."""
    level = entry(reader)
    low = level is not None and level <= Education.SOME_COLLEGE
    return low and bool(experience(reader)) and reader.license is None


def rules(reader: Reader) -> list[Fact]:
    """What a license or another rule asks anywhere, then what the reader's state does."""
    held = reader.license
    found = [] if held is None else [Fact(data_text(held.asks), license_sources(held))]
    for _one, rule in papers(reader.soc, reader.target.state).rules:
        words = {"state": state_name(rule.state), "rule": rule_words(rule)}
        parts = [part.strip() for part in rule.origin.source.split(";") if part.strip()]
        said = tuple(Source(one["label"], one["href"]) for one in links(parts))
        dated = origin_line(rule.origin)
        text = sentence(_("%(state)s: %(rule)s."), words)
        found.append(Fact(text, (*said, Source(dated, ""))))
    return found


def may_be_ruled(reader: Reader) -> bool:
    """Whether no paper that a law asks for is known of this job, and rules are of another of its
    broad occupation in SOC (29-112), or of a good part of its minor group (29-1)."""
    if papers(reader.soc, reader.target.state).needed:
        return False
    return not _ruled().isdisjoint((reader.soc[:BROAD], reader.soc[:MINOR]))


@per_page_version(spoken=False)
def _ruled() -> frozenset[str]:
    """Groups of SOC in which rules are known of a job: broad ones of any, minor ones of MANY."""
    reaching = catalog().reaching
    needed = (one for one in certifications().all if one.kind.needed)
    papers_of = {job.code for one in needed for job in one.occupations}
    known = [soc for soc in occupations().codes if soc in papers_of or reaching.license(soc)]
    all_of = Counter(soc[:MINOR] for soc in occupations().codes)
    ruled_of = Counter(soc[:MINOR] for soc in known)
    minor = (group for group, jobs in ruled_of.items() if jobs >= MANY * all_of[group])
    return frozenset((*minor, *(soc[:BROAD] for soc in known)))


def license_sources(held: License) -> tuple[Source, ...]:
    """Who says what a license asks; a part that is an address is a link."""
    return tuple(_said_by(part.strip()) for part in held.source.split(";") if part.strip())


def _said_by(part: str) -> Source:
    """“State boards, https://a.org/ (42 CFR 483)” as its words, which lead to the address."""
    found = ADDRESS.search(part)
    if found is None:
        return Source(as_english(part), "")
    [link] = links([found[0]])
    before = part[: found.start()].strip(" ,")
    beside = BESIDE.match(part[found.end() :])
    label = as_english(before or (beside[1] if beside else link["label"]))
    return Source(label, link["href"])


def levels(reader: Reader) -> list[LevelRow]:
    """Each level of schooling that some jobs ask for or some workers have."""
    asked, held, withheld = reader.schooling
    found: list[LevelRow] = []
    for level in Education:
        of_jobs = asked[level] if asked and level not in withheld else None
        of_people = held[level] if held else None
        if level in withheld or max(of_jobs or 0, of_people or 0) >= LEAST:
            # Table 5.3 has no column for certificates: their holders stand under some college.
            certificate = level == Education.AWARD
            found.append(
                {
                    "level": str(EDUCATION_LABELS[level]),
                    "asked": _percent(of_jobs),
                    "held": "" if certificate else _percent(of_people),
                }
            )
    return found


def _percent(value: float | None) -> str:
    if value is None:
        return ""
    return _("under 1%") if 0 < value < 1 else f"{value:.0f}%"


def asks(reader: Reader) -> Asks:
    """The whole section."""
    shown = reader.gates
    schooling, known = reader.schooling, rules(reader)
    start = usual(reader)
    return {
        "facts": [start] if start else [],
        "rules": known,
        "ask_state": not known and may_be_ruled(reader),
        "levels": levels(reader),
        "asked_source": fact("", "onet-education").sources if schooling.asked else (),
        "held_source": fact("", "attainment").sources if schooling.held else (),
        "gates": shown,
        "gate_source": fact("", "certifications").sources if shown else (),
    }
