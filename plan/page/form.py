"""The planner's form: what decides most stands open, the assumptions under one heading."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker, any_of
from careerguide.places.states import STATE_NAMES
from certifications.store import certifications
from plan.plan import Plan
from plan.query import HORIZONS
from programs.pages.words import residencies


@dataclass(frozen=True)
class PlanForm:
    main: list[Field]
    more: list[Field]
    weights: list[Field]

    @property
    def names(self) -> set[str]:
        return {field.name for field in (*self.main, *self.more, *self.weights)}

    @property
    def errors(self) -> list[Field]:
        """The fields that say what is wrong with them."""
        return [field for field in (*self.main, *self.more, *self.weights) if field.error]

    @property
    def changed(self) -> bool:
        """Whether something under the fold is wrong, so that it must be seen."""
        return any(field not in self.main for field in self.errors)


def plan_form(plan: Plan) -> PlanForm:
    make = FieldMaker(replace(plan.query, target=plan.target.asked), plan.problems)
    number, select = make.number, make.select
    yes_no = [("yes", _("Yes")), ("no", _("No"))]
    paces = [("part", _("Part time, evenings")), ("full", _("Full time"))]
    prices = [any_of(_("By my place")), *residencies().items()]
    flags = [("1", _("Yes")), ("", _("No"))]
    return PlanForm(
        [
            make.text("target", _("Job you want"), placeholder=_("medical coder")),
            make.text("zip", _("Where you are"), placeholder=_("ZIP or city")),
            number("wage", _("Present pay"), prefix="$",
                   hint=_("By the hour or by the year: $1,000 or more is read as a year’s pay.")),
            number("budget", _("You can spend"), prefix="$"),
            select("pace", _("Study"), paces),
            number("deadline", _("First pay within"), suffix=_("months")),
        ],
        [
            select("state", _("State, without a ZIP"), [any_of(), *STATE_NAMES.items()]),
            number("within", _("Schools within"), suffix=_("miles")),
            _flag(make, "online", _("Online programs from anywhere"), flags),
            _flag(make, "borrow", _("I can borrow beyond that"), flags),
            select("residency", _("Price for students"), prices),
            select("have", _("Certification I hold"), _certifications()),
            number("experience", _("Experience in this work"), suffix=_("months")),
            select("years", _("Count over"), [(n, _("%(n)s years") % {"n": n}) for n in HORIZONS]),
            select("lost", _("Count pay given up while studying"), yes_no),
            number("search", _("Looking for the first job"), suffix=_("months")),
            number("rise", _("Median pay reached after"), suffix=_("years")),
            number("stretch", _("Part time takes"), suffix=_("times as long")),
            number("rate", _("Discount rate"), suffix="%"),
            _flag(make, "adjusted", _("Pay in US prices"), flags),
        ],
        [
            number("w_cost", _("Low cost"), suffix="0–10"),
            number("w_time", _("Soon"), suffix="0–10"),
            number("w_pay", _("Net gain"), suffix="0–10"),
            number("w_sure", _("Certainty"), suffix="0–10"),
        ],
    )  # fmt: skip


def _flag(make: FieldMaker, name: str, label: str, choices: list[tuple[str, str]]) -> Field:
    """A flag as a select: on is "1", and off is left out of the address."""
    on = getattr(make.state, name)
    shown = [choices[0], choices[1]] if on else [choices[1], choices[0]]
    return make.select(name, label, shown)


def _certifications() -> list[tuple[str, str]]:
    return [any_of(_("None")), *((c.slug, c.abbreviation) for c in certifications().all)]
