"""Which papers a job asks for in a state: what the law says, licenses and exams for them, cards.

Another state's license is never among them: nobody works by it here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.pages.cache import per_page_version
from careerguide.pages.numbers import count
from careerguide.places.statenames import state_name
from careerguide.words.data_text import data_words
from certifications.labels import money, origin_line
from certifications.rules.details import StateRule
from certifications.rules.facts import Certification
from certifications.store import certifications
from programs.catalog import catalog


@dataclass(frozen=True)
class Papers:
    """What is known of a job's papers; all empty where nothing is.

    `law` is what its license asks of schooling, with the source; `rules` what the state asks, each
    with the credential it stands beside; `needed` some law asks for, `optional` none does.
    """

    law: str = ""
    law_source: str = ""
    rules: tuple[tuple[Certification, StateRule], ...] = ()
    needed: tuple[Certification, ...] = ()
    optional: tuple[Certification, ...] = ()

    @property
    def all(self) -> tuple[Certification, ...]:
        """Those that the law asks for, then the others, each cheapest first as far as known."""
        return (*self.needed, *self.optional)


@per_page_version
def papers(soc: str, state: str = "") -> Papers:
    """The papers of an occupation in a state; "" is no state known, where no state's rules hold."""
    try:
        every = of_job(soc)
    except store.NoData:
        return Papers()
    here = sorted((c for c in every if c.holds_in(state)), key=lambda c: (c.earn.rank, c.slug))
    lic = catalog().reaching.license(soc)
    return Papers(
        lic.asks if lic else "",
        lic.source if lic else "",
        tuple((c, rule) for c in every for rule in c.asked_in(state)),
        tuple(c for c in here if c.kind.needed),
        tuple(c for c in here if not c.kind.needed),
    )


def of_job(soc: str) -> Sequence[Certification]:
    """Every credential linked to an occupation, of any state; full titles, no apprentice marks."""
    return _by_job().get(soc, ())


@per_page_version(spoken=False)
def _by_job() -> dict[str, list[Certification]]:
    found: dict[str, list[Certification]] = {}
    for one in certifications().all:
        if not one.apprentice_of:
            for soc in dict.fromkeys(job.code for job in one.occupations):
                found.setdefault(soc, []).append(one)
    return found


def rule_words(rule: StateRule) -> str:
    """“minimum hours of a nurse aide program: 75 hours, 16 of them clinical; fee $104”."""
    hours = _("%(n)s hours") % {"n": count(rule.hours)} if rule.hours else ""
    clinical = rule.clinical_hours and _("%(n)s of them clinical") % {"n": rule.clinical_hours}
    known = ", ".join(filter(None, (hours, clinical or "")))
    fee = _("%(fee)s in fees") % {"fee": money(Decimal(rule.fee))} if rule.fee else ""
    said = "; ".join(filter(None, (known, fee)))
    text = data_words(rule.text)
    return f"{text}: {said}" if said else text


def rule_line(rule: StateRule) -> str:
    """The same with the state before it, and its date and confidence after it."""
    words = {"state": state_name(rule.state), "rule": rule_words(rule)}
    return f"{_('%(state)s: %(rule)s') % words} ({origin_line(rule.origin)})"
