"""The planner's form: a sentence of the main questions, and more under a fold."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker, any_of
from careerguide.places.statenames import state_choices
from certifications.store import certifications
from plan.plan import Plan
from plan.query import HORIZONS
from programs.pages.words import residencies
from programs.reader import degrees


@dataclass(frozen=True)
class PlanForm:
    """Fields that stand open, those under the fold, and the weights with them."""

    main: list[Field]
    more: list[Field]
    weights: list[Field]

    @property
    def names(self) -> set[str]:
        """The parameters of the address that have a field."""
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
    """The form as filled in, with what could not be used said at its field."""
    make = FieldMaker(replace(plan.query, target=plan.target.asked), plan.problems)
    number, select = make.number, make.select
    yes_no = [("yes", _("Yes")), ("no", _("No"))]
    paces = [("part", _("part time, evenings")), ("full", _("full time"))]
    prices = [any_of(_("By my place")), *residencies().items()]
    flags = [("1", _("Yes")), ("", _("No"))]
    held = [(value, str(words)) for value, words in degrees().items()]
    held[0] = (held[0][0], _("no degree"))
    return PlanForm(
        [
            make.text("target", _("I want to work as"), placeholder=_("medical coder"),
                      suggest="plan"),
            make.text("zip", _("near"), placeholder=_("ZIP or city"), suggest="places"),
            number("wage", _("I earn"), prefix="$", suffix=_("an hour or a year")),
            number("budget", _("I can spend"), prefix="$"),
            select("pace", _("and study"), paces),
            number("age", _("I am"), suffix=_("years old")),
            select("degree", _("and hold"), [any_of(_("a degree, not said")), *held]),
            number("hired", _("Of ten who finish,"), suffix=_("are hired")),
        ],
        [
            number("deadline", _("First pay within"), suffix=_("months")),
            select("state", _("State, without a ZIP"), [any_of(), *state_choices().items()]),
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
            number("w_pay", _("Gain at the odds"), suffix="0–10"),
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
