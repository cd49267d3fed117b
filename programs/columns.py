"""The figures of a program, one declaration each: everything a list, a CSV or a comparison says.

A range sorts, and is limited, by what leads: what is usual, else its high end.
"""

from collections.abc import Hashable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careerguide.lists.columns import (
    CODE,
    COUNT,
    DOLLARS,
    MILES,
    MONTHS,
    SHARE,
    TEXT,
    YEARLY,
    Brief,
    Column,
    Columns,
    Compare,
    Fact,
    Lazy,
    Sort,
)
from programs import accredited, described, said
from programs.corrected import told_corrections
from programs.pages.words import years_after
from programs.rules.codes import (
    AWARD_RANK,
    ESTIMATED_LENGTHS,
    Control,
    Delivery,
    Entry,
    LengthBasis,
    Origin,
    PriceBasis,
)
from programs.rules.ids import program_slug
from programs.said import (
    aid_named,
    briefly_no_price,
    cip,
    of_provider,
    status,
    unitid,
    why_no_price,
    would_pay,
)
from programs.saidpay import (
    another_class,
    base,
    finished,
    flagged_pay,
    graduates_in,
    half_over,
    half_over_label,
    job,
    job_code,
    jobs_marked,
    jobs_paid,
    of_jobs,
    pay_area,
    pay_heading,
    starts_near,
    unusual_year,
    why_no_pay,
    withheld,
)
from programs.valued import (
    distance,
    leading_months,
    leading_price,
    local_wage,
    of_school,
    price,
    standing,
    you_pay,
)

COST, LENGTH, OUTCOMES, PAY, SCHOOL = (
    _("Cost"), _("Length"), _("Outcomes"), _("Local pay"), _("School"),
)  # fmt: skip
WHOLE_SCHOOL = _("The whole school")
SCORECARD, BY_YEAR, WAGES, COMPLETIONS = "scorecard-fos", "scorecard-earnings", "oews", "ipeds-c"
SCHOOLS = "scorecard-schools"
CHEAPEST, NOT_REPORTED = _("cheapest"), _("not reported")
OTHER_AWARDS = _("No winner: graduates of different award levels.")


def net_price(income: str, label: Lazy, compare: Compare | None = None) -> Column:
    """What a year at the school costs after grants, of students of a family income."""
    stored = f"net_price{income}"
    return Column(
        f"{stored}_year", YEARLY, label, values=of_school(stored), signed=True, source=SCHOOLS,
        missing=NOT_REPORTED, page=WHOLE_SCHOOL, compare=compare,
    )  # fmt: skip


def sources(writer: Any, fact: Fact) -> str:
    """Which releases a line's figures come from."""
    known = [one for one in COLUMNS.sourced if fact[one.name] is not None]
    used = [writer.slug_of(Origin(fact["origin"]).source, fact)]
    used += [writer.source_of(one, fact) for one in known]
    used += writer.usual_sources(fact)
    cited = writer.cited
    return "; ".join(cited[slug] for slug in dict.fromkeys(used) if slug in cited)


def length_scope(fact: Fact) -> Hashable:
    """What must be equal for two lengths to be compared: half of a field's programs lie outside
    what is usual there, so that such a length surely is no shorter than another."""
    basis = fact["length_basis"]
    return fact["id"] if basis == LengthBasis.USUAL_FIELD else basis == LengthBasis.AWARD_LEVEL


COLUMNS = Columns((
    Column("program_id", cell=lambda _w, fact: program_slug(fact["id"])),
    Column("unitid", CODE, cell=unitid),
    Column("provider", TEXT, _("School"), cell=of_provider("provider_names"), key="provider",
           by=lambda s, rows: s.records["provider_rank"][s.records.provider[rows]],
           text=of_provider("provider_names"), flags="school",
           sort=Sort(_("School, A to Z"), _("School, Z to A"), at=11)),
    Column("place", TEXT, _("Place"), key="place", csv=False,
           text=lambda writer, fact: writer.catalog.place(fact["provider_at"])),
    Column("city", cell=of_provider("provider_cities")),
    Column("state", by=lambda s, rows: s.records.state[rows], sort=Sort(),
           cell=of_provider("provider_states")),
    Column("cip", cell=cip),
    Column("field", by=lambda s, rows: s.records.field_rank[rows], sort=Sort(),
           cell=lambda writer, fact: writer.catalog.title(fact["row"])),
    Column("award_level", CODE, stored="award_level", sort=Sort(),
           by=lambda s, rows: s.records.award_rank[rows],
           cell=lambda _w, fact: fact["award_level"] or None),
    Column("award", TEXT, _("Award"), key="award",
           text=lambda writer, fact: writer.award(fact),
           cell=lambda writer, fact: writer.award(fact), compare=Compare(LENGTH, at=1)),
    Column("delivery", TEXT, _("Delivery"), key="delivery", stored="delivery",
           text=lambda w, fact: w.notes(Delivery)[fact["delivery"]], missing=NOT_REPORTED,
           cell=lambda w, fact: w.labels(Delivery)[fact["delivery"]],
           compare=Compare(SCHOOL, at=3)),
    Column("entry", TEXT, _("For whom"), stored="entry",
           text=lambda w, fact: w.labels(Entry)[fact["entry"]],
           cell=lambda w, fact: w.labels(Entry)[fact["entry"]], compare=Compare(SCHOOL, at=5)),
    Column("control", TEXT, _("Kind"), csv=False, compare=Compare(SCHOOL, at=2),
           values=lambda s, rows: s.records.control[rows],
           text=lambda w, fact: w.labels(Control)[fact["control"]]),
    Column("school_status", TEXT, _("Status"), values=standing, text=status, cell=status,
           compare=Compare(SCHOOL, at=4)),
    Column("accredited_by", TEXT, _("Accredited by"), cell=accredited.told,
           text=accredited.said, compare=Compare(SCHOOL, at=6)),
    Column("price_low", DOLLARS, values=price("low"), basis=("price_basis", PriceBasis),
           sort=Sort(_("Lowest end of the price"), _("Lowest end of the price, falling"), at=2)),
    Column("price_typical", DOLLARS, values=price("typical"), basis=("price_basis", PriceBasis),
           by=leading_price, missing=said.why_no_usual_price, sort=Sort()),
    Column("price_high", DOLLARS, _("Tuition and fees"), low="price_low", values=price("high"),
           by=leading_price, key="price", heading=_("Price"), text=said.price, note=said.price_note,
           missing=why_no_price,
           brief=Brief(said.whose_price, briefly_no_price, about=said.is_estimated,
                       text=said.price_alone, beneath=said.price_range),
           basis=("price_basis", PriceBasis), flags="price",
           # A reported total and an estimate measure different things.
           scope=lambda f: (f["price_basis"] == PriceBasis.YEAR_ESTIMATE, f["away"]),
           sort=Sort(_("Price, low to high"), _("Price, high to low"), at=1),
           compare=Compare(COST, prefer="lowest", note=lambda writer: writer.price_for,
                           tag=CHEAPEST,
                           unlike=_("No winner: a school’s own total and an estimate of ours, or "
                                    "prices of different residencies, measure different "
                                    "things."))),
    Column("you_pay_low", DOLLARS, values=you_pay("low"), basis=("price_basis", PriceBasis),
           missing=why_no_price),
    Column("you_pay_if", DOLLARS, _("What you would pay"), low="you_pay_low",
           values=you_pay("if_met"), key="you_pay", missing=why_no_price, text=would_pay,
           heading=_("With aid"),
           brief=Brief(missing=said.no_aid, text=said.left_with_aid, beneath=said.with_which_aid),
           note=aid_named, basis=("price_basis", PriceBasis), flags="price",
           sort=Sort(_("What you would pay, low to high"), _("What you would pay, high to low"),
                     at=1),
           scope=lambda f: (f["price_basis"] == PriceBasis.YEAR_ESTIMATE, f["away"]),
           compare=Compare(COST, _("What you would pay, if aid is granted"), under=aid_named,
                           at=1, reads=_("Each school’s aid office decides, after the "
                                         "FAFSA."))),
    Column("you_pay_high", DOLLARS, values=you_pay("high"), basis=("price_basis", PriceBasis),
           missing=why_no_price),
    Column("price_basis", stored="price_basis",
           cell=lambda w, f: None if f["price_high"] is None
           else w.labels(PriceBasis)[f["price_basis"]]),
    Column("price_typical_basis", cell=lambda w, f: said.price_rests_on(w, f) or None),
    Column("price_residency",
           cell=lambda w, f: None if f["price_high"] is None else w.residency_of(f)),
    Column("books", DOLLARS, _("Books"), stored="books", missing=NOT_REPORTED,
           basis=("books_basis", PriceBasis), scope=lambda _f: "books",
           sort=Sort(_("Books, low to high"), _("Books, high to low"), at=9),
           compare=Compare(COST, prefer="lowest", at=1, tag=CHEAPEST)),
    Column("months_low", MONTHS, stored="months_low", basis=("length_basis", LengthBasis),
           sort=Sort(_("Shortest length"), _("Shortest length, falling"), at=4)),
    Column("months_typical", MONTHS, stored="months_typical", basis=("length_basis", LengthBasis),
           by=leading_months, missing=said.why_no_usual_length, sort=Sort()),
    Column("months_high", MONTHS, _("Full-time length"), low="months_low", stored="months_high",
           by=leading_months,
           key="length", heading=_("Length"), text=said.length, note=said.length_note,
           missing=NOT_REPORTED,
           brief=Brief(about=lambda f: f["length_basis"] in ESTIMATED_LENGTHS,
                       text=said.length_alone, beneath=said.length_range),
           basis=("length_basis", LengthBasis), flags="length", scope=length_scope,
           cited=lambda w, f: w.length_source(f),
           sort=Sort(_("Length, short to long"), _("Length, long to short"), at=3),
           compare=Compare(LENGTH, prefer="lowest", tag=_("shortest"),
                           unlike=_("No winner: what is usual for a field or an award doesn’t "
                                    "say which program is shorter."))),
    Column("length_basis", stored="length_basis",
           cell=lambda w, fact: w.labels(LengthBasis)[fact["length_basis"]]),
    Column("length_reports", CODE, cell=said.length_reports),
    Column("earnings_median", YEARLY, _("Graduates’ median earnings"), stored="earnings",
           key="earnings", heading=_("Graduates earn a year"), missing=NOT_REPORTED,
           note=lambda _w, fact: years_after(fact["earnings_years_after"]), source=SCORECARD,
           brief=Brief(unusual_year, under=finished), flags="earnings", warns=True,
           sort=Sort(_("Graduates’ earnings, low to high"), _("Graduates’ earnings, high to low"),
                     at=5, falling_first=True)),
    Column("earnings_year",
           cell=lambda _w, fact: years_after(fact["earnings_years_after"]) or None),
    Column("earnings_1yr", YEARLY, _("Graduates’ median earnings, 1 year after finishing"),
           stored="earnings_1yr", missing=withheld, page=OUTCOMES,
           source=base(1, SCORECARD, BY_YEAR), flags=base(1, "earnings"), warns=True,
           note=another_class, scope=lambda f: AWARD_RANK[f["award_level"]],
           compare=Compare(OUTCOMES, prefer="highest", unlike=OTHER_AWARDS)),
    Column("earnings_4yr", YEARLY, _("Graduates’ median earnings, 4 years after finishing"),
           stored="earnings_4yr", missing=withheld, page=OUTCOMES,
           source=base(4, SCORECARD, BY_YEAR), flags=base(4, "earnings"), warns=True,
           scope=lambda f: AWARD_RANK[f["award_level"]],
           compare=Compare(OUTCOMES, prefer="highest", at=1, unlike=OTHER_AWARDS)),
    Column("earnings_threshold_state", YEARLY, stored="earnings_threshold", source=SCORECARD,
           label=_("People in the state who only finished high school earn"), page=OUTCOMES,
           note=lambda _w, _f: str(_("the median of those at work, aged 25 to 34")),
           missing=NOT_REPORTED, compare=Compare(OUTCOMES, at=2)),
    Column("debt_median", DOLLARS, _("Graduates’ median debt"), stored="debt", source=SCORECARD,
           page=OUTCOMES, missing=withheld, scope=lambda f: AWARD_RANK[f["award_level"]],
           sort=Sort(_("Graduates’ debt, low to high"), _("Graduates’ debt, high to low"), at=10),
           compare=Compare(OUTCOMES, prefer="lowest", at=3, unlike=OTHER_AWARDS)),
    Column("local_wage_p25", YEARLY, values=local_wage("p25"), source=WAGES, key="pay",
           heading=pay_heading, text=of_jobs("local_wage_p25"),
           beside=half_over, note=jobs_paid, missing=why_no_pay, flags=flagged_pay,
           brief=Brief(jobs_marked),
           # Wages of different places are not like with like: prices differ too.
           scope=lambda f: f["area_at"],
           sort=Sort(_("Local starting pay, low to high"), _("Local starting pay, high to low"),
                     at=6, falling_first=True),
           compare=Compare(PAY, starts_near, "highest",
                           under=pay_area,
                           reads=_("What the job pays there, whoever trained you."),
                           unlike=_("No winner: prices differ from place to place, too."))),
    # Of people of all ages: it says where the job may lead, and wins nothing.
    Column("local_wage_median", YEARLY, values=local_wage("median"), source=WAGES,
           text=of_jobs("local_wage_median"), missing=why_no_pay,
           sort=Sort(_("Local median pay, low to high"), _("Local median pay, high to low"), at=7,
                     falling_first=True),
           compare=Compare(PAY, half_over_label, under=pay_area, at=1)),
    Column("local_wage_jobs", CODE, stored="pay_jobs",
           cell=lambda _w, f: f["pay_jobs"] if f["local_wage_median"] is not None else None),
    Column("local_wage_area", cell=lambda w, f: pay_area(w, f) or None, key="pay_area",
           text=pay_area),
    Column("occupation", TEXT, _("Main job"), key="job", text=job, cell=job_code,
           missing=pgettext_lazy("job", "none known"),
           compare=Compare(PAY, at=2, reads=_("They do not all train for the same job."))),
    Column("awards", COUNT, _("Graduates"), stored="awards", key="awards", heading=_("Graduates"),
           missing=NOT_REPORTED, source=COMPLETIONS,
           csv_name=lambda records: f"awards_{records.awards_year}",
           sort=Sort(_("Fewest graduates"), _("Most graduates"), at=8, falling_first=True),
           compare=Compare(OUTCOMES, graduates_in, at=4)),
    Column("completion_rate", SHARE, _("First-time, full-time students who finish"),
           values=of_school("completion_rate"), signed=True, source=SCHOOLS, page=WHOLE_SCHOOL,
           note=lambda _w, _f: str(_("within one and a half times the usual length")),
           missing=NOT_REPORTED,
           sort=Sort(_("Fewest students finish"), _("Most students finish"), at=12,
                     falling_first=True),
           compare=Compare(OUTCOMES, _("Of the whole school: students who finish"), at=5,
                           reads=_("No fair race: schools differ in whom they teach and for "
                                   "how long."))),
    net_price("", _("A year after grants, on average"),
              Compare(COST, _("Of the whole school: a year after grants"), at=2)),
    net_price("_0_30k", _("family income to $30,000"),
              Compare(COST, _("Of the whole school: a year after grants, income to $30,000"),
                      at=3)),
    net_price("_30_48k", _("family income $30,001 to $48,000")),
    net_price("_48_75k", _("family income $48,001 to $75,000")),
    net_price("_75_110k", _("family income $75,001 to $110,000")),
    net_price("_110k_plus", _("family income over $110,000")),
    Column("distance", MILES, values=distance, sort=Sort(), csv=False, key="distance",
           missing=_("no place was asked for, or the school’s is not known"),
           text=lambda _w, f: said.miles_away(f["distance"])),
    Column("match", csv=False, by=lambda s, rows: s.match_rank(rows), sort=Sort(_("Best match"))),
    Column("corrections", cell=told_corrections),
    Column("source", cell=sources, api=False),
), (COST, LENGTH, OUTCOMES, PAY, SCHOOL),
    ("price_high", "you_pay_if", "months_high", "local_wage_p25", "earnings_median"),
    described.ABOUT)  # fmt: skip
