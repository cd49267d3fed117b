"""Everything a plan takes for granted: its value, and its source or that it is a choice."""

from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from careerguide.pages.numbers import cents, dollars, percent, plain
from plan.credentials import STUDY_AFTER_COURSE, STUDY_ALONE, pass_rate
from plan.page.amounts import n_months, n_years
from plan.plan import Plan
from plan.query import PlanQuery, Target


class Assumption(TypedDict):
    """What is assumed, why, and the form field that changes it ("" where none does)."""

    label: str
    value: str
    why: str
    field: str


def assumptions(plan: Plan) -> list[Assumption]:
    """What a plan rests on, in the order of the page."""
    query, target = plan.query, plan.target
    rows = [
        (_("Present pay"), *_present(query), "wage"),
        (_("Study"), *_study(query), "pace"),
        (
            _("Studying for the exam"),
            _("%(a)s to %(b)s months after a course, %(c)s to %(d)s without")
            % {
                "a": plain(STUDY_AFTER_COURSE.low), "b": plain(STUDY_AFTER_COURSE.high),
                "c": plain(STUDY_ALONE.low), "d": plain(STUDY_ALONE.high),
            },
            _("One exam-preparation site, 2026, for the CPC; medium confidence."),
            "",
        ),
        (_("Who finishes"), *_finishing(plan), ""),
        (_("Who passes the exam"), *_passing(plan), ""),
        (_("Who is hired in the field"), *_hired(query), "hired"),
        (
            _("Looking for the first job"),
            n_months(query.search),
            _("%(who)s: no release says how long the search takes.")
            % {"who": _whose(query, "search")},
            "search",
        ),
        (
            _("Pay"),
            _("starts between the 10th and 25th percentile, reaches the median after %(time)s")
            % {"time": n_years(query.rise)},
            _("Percentiles: BLS OEWS of the area named. Where a program’s graduates earn less, it"
              " starts there, and stays so until the year in which that was measured. Under an"
              " apprentice’s mark it stays at the 10th percentile. How fast pay rises: %(who)s, as"
              " the statistics do not follow people.")
            % {"who": _whose(query, "rise", inside=True)},
            "rise",
        ),
        (_("Pay given up while studying"), *_given_up(query), "lost"),
        (_("Discount rate"), percent(query.rate), _discount(query), "rate"),
        (
            _("Counted over"),
            _("%(n)s years") % {"n": query.years},
            _("%(who)s, of 5, 10 or 20. What comes after is left out.")
            % {"who": _whose(query, "years")},
            "years",
        ),
        (_("Prices"), *_prices(target), "adjusted"),
        (
            _("Raises of the present job"),
            _("as much as in the new one: %(n)s in %(time)s")
            % {"n": percent(100 * (target.raises - 1), signed=True), "time": n_years(query.rise)},
            _("Who stays gets better at the job, too: as from the 25th percentile to the median."),
            "rise",
        ),
        (
            _("Who stops or is not hired"),
            _("has paid for all they began"),
            _("The whole price of the training, the exam if they sat it, and pay given up until"
              " then. The cautious choice: most who stop, stop sooner."),
            "",
        ),
        (
            _("Fees"),
            _("at most two years old"),
            _("An older fee counts as not published, and an unknown one as the highest known."),
            "",
        ),
        (
            _("Taxes"),
            pgettext("taxes", "left out"),
            _("Gains are before tax: of each dollar gained, some is taxed."),
            "",
        ),
    ]  # fmt: skip
    return [
        {"label": label, "value": value, "why": why, "field": field}
        for label, value, why, field in rows
    ]


def _whose(query: PlanQuery, name: str, *, inside: bool = False) -> str:
    """Whose choice a value is: the reader's where it is not the one a plan begins with."""
    if getattr(query, name) == getattr(PlanQuery, name):
        return _("a choice of this site") if inside else _("A choice of this site")
    return _("your choice") if inside else _("Your choice")


def _finishing(plan: Plan) -> tuple[str, str]:
    known = plan.table.finish
    if not len(known):
        return _("not known"), _("No completion rate of these schools is published here.")
    low, high = (percent(round(100 * float(end))) for end in (known.min(), known.max()))
    said = _("%(low)s to %(high)s of those who begin") % {"low": low, "high": high}
    if low == high:
        said = _("%(share)s of those who begin") % {"share": low}
    why = _("The share of its first-time, full-time students, in all programs, who finish within"
            " one and a half times the usual length (College Scorecard): a stand-in for the"
            " program. Where none is published, ranks take the lowest.")  # fmt: skip
    return said, why


def _passing(plan: Plan) -> tuple[str, str]:
    rates = {one.abbreviation: rate for one in plan.fees.peers
             if (rate := pass_rate(one)) is not None}  # fmt: skip
    if not plan.fees.peers:
        return _("no exam"), _("No certification that employers of this job ask for is known here.")
    if not rates:
        return _("not known"), _("No pass rate of these exams is published here.")
    said = ", ".join(f"{name} {percent(100 * rate)}" for name, rate in rates.items())
    why = _("The newest rates published. A second try is paid for at the chance of needing it, and"
            " not counted on. Where no rate is published, ranks take the lowest.")  # fmt: skip
    return said, why


def _hired(query: PlanQuery) -> tuple[str, str]:
    if query.hired is None:
        why = _("Nobody publishes it: so each route says how few must be hired for it to be worth"
                " it. Say what you think, and gains count it.")  # fmt: skip
        return _("not known"), why
    said = _("%(n)s in 10 of those who finish and pass") % {"n": plain(query.hired)}
    return said, _("Your choice. Never used of studying alone.")


def _present(query: PlanQuery) -> tuple[str, str]:
    if query.hourly is None:
        return _("not said"), _("So no gain and no payback is shown: only cost, time and pay.")
    if not query.hourly:
        return _("none: not working now"), _("You wrote 0.")
    an_hour = {"pay": cents(round(query.hourly * 100))}
    value = _("%(pay)s an hour, full time, 2,080 hours a year") % an_hour
    if query.wage == query.hourly:
        return value, _("What you wrote; from $1,000 on it is read as a year’s pay. BLS states"
                        " yearly pay as 2,080 hours.")  # fmt: skip
    a_year = {"pay": dollars(query.wage)}
    return value, _("%(pay)s a year, as you wrote, by the 2,080 hours BLS uses.") % a_year


def _study(query: PlanQuery) -> tuple[str, str]:
    lengths = _("Published lengths are for full-time study.")
    if query.full_time:
        return _("full time, without pay"), lengths
    slower = _("Part time takes %(n)s times as long: %(who)s.") % {
        "n": plain(query.stretch), "who": _whose(query, "stretch", inside=True),
    }  # fmt: skip
    return _("part time, beside the job"), f"{lengths} {slower}"


def _given_up(query: PlanQuery) -> tuple[str, str]:
    if not query.full_time:
        return pgettext("pay given up", "none"), _(
            "Part-time study leaves the present pay as it is."
        )
    if not query.hourly:
        return pgettext("pay given up", "none"), _("There is no present pay to give up.")
    if query.lost == "no":
        return _("not counted"), _("You chose not to count it.")
    return _("counted"), _("Until the first pay, full-time study leaves none.")


def _discount(query: PlanQuery) -> str:
    if not query.rate:
        return _("Your choice: later dollars count in full.")
    return _("Makes a dollar later worth less than one today, in net gains only. %(who)s; 3%% is"
             " usual in public cost-benefit work (US OMB Circular A\u20114, 2003).") % {
        "who": _whose(query, "rate"),
    }  # fmt: skip


def _prices(target: Target) -> tuple[str, str]:
    """Where pay is turned into US prices, by what; else that it could be."""
    if not target.query.adjusted:
        return _("local dollars"), _("Costs and pay as they are where you are.")
    return _adjusted(target), _("BEA Regional Price Parities. Costs of training stay as they are.")


def _adjusted(target: Target) -> str:
    if not target.parity:
        return _("no price level is published here, so pay is not adjusted")
    level, year = target.parity
    return _("pay, yours too, in US prices: local prices are %(n)s of the nation’s (%(year)s)") % {
        "n": percent(level),
        "year": year,
    }
