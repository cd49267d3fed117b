"""The filters of the program list, one declaration each, in the order of the form."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.columns.narrowing import Mask, Test
from careerguide.lists.columns import DOLLARS, Unit
from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.filters import AnyOf, Filter, Words, list_state, quoted
from careerguide.lists.limits import Limit, Setting
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import choice, listed, whole
from careerguide.lists.state import words as text
from careerguide.pages.numbers import plain
from careerguide.places.find import also_in, find_place
from careerguide.places.statenames import state_choices, state_name
from careerguide.words.said import Reading, reading_of
from programs.accredited import accredited_by, organizations
from programs.columns import COLUMNS
from programs.meaning import Meaning, field_mask, find_occupation, find_schools
from programs.pages.words import residencies
from programs.reader import OLDEST, YOUNGEST, degrees, private_parameters
from programs.rules.codes import (
    AgainstState,
    AwardLevel,
    Control,
    Delivery,
    Entry,
    Residency,
    Standing,
)
from programs.rules.ids import program_number, program_slug
from programs.valued import leading_months, leading_price, standing
from salaries.unit import unit_choice

LIST, MAP, PLOT = "list", "map", "plot"
"""The views of the programs found."""
WITHIN = 25
"""Miles around a place, unless the reader says otherwise."""
RESIDENCIES = tuple(one.value for one in Residency)


class By(Words):
    """Who accredits a program, which staff know of few: a box only where they do."""

    def beside(self, selection: Any) -> tuple[str, ...]:
        """Overridden for the organizations known."""
        return tuple(organizations())

    def fields(self, make: FieldMaker, selection: Any) -> list[Field]:
        """Overridden to name those known, and to ask for nothing while there are none."""
        known = organizations()
        if not known and not selection.query.accredited:
            return []
        hint = _("Known here: %(names)s. Of most programs nobody says.")
        more = {"placeholder": str(self.placeholder), "hint": hint % {"names": ", ".join(known)}}
        return [make.text(self.name, str(self.label), **more)]


class Age(Filter):
    """The reader's age: aid may ask for it, and it hides no program."""

    def parameters(self) -> dict[str, Any]:
        """Whole years."""
        return {self.name: whole(YOUNGEST, OLDEST)}

    def fields(self, make: FieldMaker, selection: Any) -> list[Field]:
        """One box for the years."""
        return [make.number(self.name, str(self.label), suffix=_("years"))]

    def chips(self, selection: Any) -> Iterator[tuple[str | None, str]]:
        """One chip once it is said."""
        if age := getattr(selection.query, self.name):
            yield None, _("you are %(n)s") % {"n": age}


class Near(Words):
    """A place, and how far from it: two parameters, one filter."""

    def parameters(self) -> dict[str, Any]:
        """Overridden because the distance is a parameter too: miles, WITHIN unless given."""
        return {self.name: text(60), "within": whole(1, 500, WITHIN)}

    def described(self) -> dict[str, str]:
        """Overridden for the distance."""
        return {**super().described(), "within": _("Miles around that place")}

    def beside(self, selection: Any) -> str:
        """Overridden for the hint: which place was understood."""
        place = selection.place
        hint = _("Measured from %(place)s.") % {"place": place.label} if place else ""
        if taken := taken_for(selection):
            hint = f"{taken} {hint}"
        if place and place.elsewhere:
            hint += " " + also_in(place)
        return in_whole_state(selection) or hint

    def fields(self, make: FieldMaker, selection: Any) -> list[Field]:
        """Overridden for the second field, and for the hint."""
        hint = self.beside(selection)
        near = {"placeholder": str(self.placeholder), "hint": hint, "suggest": self.suggest}
        return [
            make.text("near", str(self.label), **near),
            make.number("within", _("Within"), suffix=_("miles")),
        ]


def in_whole_state(selection: Any) -> str:
    """That what was typed for a place is taken for a state; "" where it was a place."""
    if not selection.whole_state:
        return ""
    words = {"typed": selection.whole_state, "state": state_name(selection.query.state[0])}
    return _("We took “%(typed)s” for all of %(state)s. Distances need a city or ZIP code.") % words


def taken_for(selection: Any) -> str:
    """What a misspelled place, a county or a part of a town was taken for; "" for others."""
    place = selection.place
    if not (place and place.respelled):
        return ""
    words = {"typed": selection.query.near, "place": place.respelled}
    return _("We took “%(typed)s” for %(place)s.") % words


def understood_near(selection: Any) -> Reading | None:
    """Both above the results, where phones hide the form."""
    said = in_whole_state(selection) or taken_for(selection)
    return Reading(said) if said else None


def within_of(selection: Any, _place: Any) -> Test:
    """Programs of providers within the miles asked; one without a position never passes."""
    near = selection.distances <= selection.query.within
    provider = selection.records.provider
    return lambda rows: near[provider[rows]]


def named_by(selection: Any, meaning: Meaning) -> Test:
    """Programs that the words mean; where a place is given, only those that they mean closely."""
    mask = meaning.close if selection.home else meaning.mask
    return lambda rows: mask[rows]


def within_mask(_selection: Any, mask: Mask) -> Test:
    """The programs of a mask over all."""
    return lambda rows: mask[rows]


def of_field(selection: Any, fields: Mask) -> Test:
    """Programs without a field stand at the mask's end, which never passes."""
    wanted = np.append(fields, False)
    return lambda rows: wanted[selection.records.field[rows]]


def leading_to(selection: Any, occupation: int) -> Test | None:
    """Programs that lead to an occupation, given as its place among the wage store's codes; None
    where a selection starts from them (`programs.selection.Selection.start`)."""
    if selection.meant["field"] is None:
        return None
    job = np.zeros(len(selection.records.wages.codes), dtype=bool)
    job[occupation] = True
    return lambda rows: selection.records.leading_to(job, rows, further=for_further(selection))


def for_further(selection: Any) -> bool:
    """Whether programs for people already in the field are asked for."""
    return Entry.FURTHER.slug in selection.query.entry


def at_schools(selection: Any, schools: list[int]) -> Test:
    """Programs of the schools named."""
    wanted = np.zeros(len(selection.records.provider_names), dtype=bool)
    wanted[schools] = True
    return lambda rows: wanted[selection.records.provider[rows]]


def at_school(selection: Any) -> str:
    """The chip: the one school's name, or the words that several have."""
    schools = selection.meant["school"]
    names = selection.records.provider_names
    return (
        names[schools[0]]
        if len(schools) == 1
        else _("school: %(name)s") % {"name": selection.query.school}
    )


def chosen_job(selection: Any) -> str:
    """The chip of the job chosen, by its own title instead of the words typed."""
    wages = selection.records.wages
    title = wages.title(wages.codes[selection.meant["occupation"]])
    return _("leads to: %(title)s") % {"title": title}


def around(selection: Any) -> str:
    """The chip of the place chosen: the miles, and the label it was found under."""
    words = {"n": selection.query.within, "place": selection.place.label}
    return _("within %(n)s miles of %(place)s") % words


def by_place(selection: Any) -> str:
    """What the price for students is while the reader chooses none."""
    default = Residency.IN_STATE if selection.home else Residency.OUT_OF_STATE
    words = _("%(residency)s (from your place)") if selection.home else _("%(residency)s")
    return words % {"residency": residencies()[default]}


YEARLY: dict[str, Any] = {"prefix": "$", "suffix": gettext_lazy("a year")}
FILTERS = (
    Words("q", gettext_lazy("Search"), placeholder=gettext_lazy("job, field or school"), early=3,
          find=lambda s, words: Meaning(s.records, words), passes=named_by, said=quoted("q"),
          reads=reading_of, suggest="programs"),
    Near("near", gettext_lazy("Near"), placeholder=gettext_lazy("ZIP or city"), early=1,
         suggest="where", find=lambda _s, words: find_place(words), passes=within_of, said=around,
         reads=understood_near),
    AnyOf("state", gettext_lazy("State of the school"), state_choices, select=True, early=2,
          column=lambda s, rows: s.records.state[rows],
          code_of=lambda s, state: s.records.state_at.get(state, -1)),
    Limit("cost_max", gettext_lazy("Highest price"), DOLLARS, leading_price, prefix="$",
          hint=gettext_lazy("The usual price counts; where none is known, the range’s high end."),
          said=gettext_lazy("price to %(n)s"),
          including=gettext_lazy("include programs without a price")),
    Limit("pay_aid_max", gettext_lazy("Most you would pay if aid is granted"), DOLLARS,
          "you_pay_if", prefix="$", said=gettext_lazy("you would pay to %(n)s, with aid"),
          including=gettext_lazy("include programs of which that is not known")),
    Limit("months_max", gettext_lazy("Longest length"), Unit(plain), leading_months, whole=False,
          hint=gettext_lazy("The usual length counts; where none is known, the range’s high end."),
          largest=120, suffix=gettext_lazy("months"), said=gettext_lazy("up to %(n)s months"),
          including=gettext_lazy("include programs of unknown length")),
    AnyOf("award", gettext_lazy("Award level"), AwardLevel, column="award_level"),
    Words("field", gettext_lazy("Field of study"), early=0, suggest="fields",
          placeholder=gettext_lazy("a word, or a CIP code: 51.07"), passes=of_field,
          find=lambda s, words: field_mask(s.records, words),
          said=lambda s: _("field: %(text)s") % {"text": s.query.field}),
    Words("school", gettext_lazy("School"), early=0, placeholder=gettext_lazy("name or UNITID"),
          find=lambda s, words: find_schools(s.records, words), passes=at_schools, said=at_school),
    Words("occupation", gettext_lazy("Leads to this job"), early=4, suggest="wages",
          placeholder=gettext_lazy("medical coder, 29-2072"), passes=leading_to, said=chosen_job,
          find=lambda s, words: find_occupation(s.records, words)),
    By("accredited", gettext_lazy("Accredited by"), placeholder=gettext_lazy("CAHIIM"), early=2,
       find=lambda s, words: accredited_by(s.records, words), passes=within_mask,
       said=lambda s: _("accredited by %(name)s") % {"name": s.query.accredited.upper()}),
    Setting("residency", gettext_lazy("Price for students"), residencies, automatic=by_place,
            said=gettext_lazy("price: %(value)s")),
    Age("age", gettext_lazy("Your age"), drops=False),
    Setting("degree", gettext_lazy("Highest degree you hold"), degrees,
            automatic=lambda _s: _("not said"), said=gettext_lazy("you hold: %(value)s")),
    AnyOf("delivery", gettext_lazy("Delivery"), Delivery, column="delivery"),
    AnyOf("entry", gettext_lazy("For whom"), Entry, column="entry"),
    AnyOf("control", gettext_lazy("Kind of school"), Control,
          column=lambda s, rows: s.records.control[rows]),
    AnyOf("status", gettext_lazy("The school is"), Standing, column=standing,
          said=gettext_lazy("school: %(value)s")),
    Limit("earnings_min", gettext_lazy("Graduates earn at least"), DOLLARS, "earnings_median",
          at_least=True, said=gettext_lazy("earnings from %(n)s"),
          including=gettext_lazy("include programs whose graduates’ earnings are not known"),
          **YEARLY),
    AnyOf("earns", gettext_lazy("Graduates earn"), AgainstState, column="against_state",
          said=gettext_lazy("graduates earn: %(value)s")),
    Limit("pay_min", gettext_lazy("Local median pay at least"), DOLLARS, "local_wage_median",
          at_least=True, said=gettext_lazy("local pay from %(n)s"),
          including=gettext_lazy("include programs whose local pay is not known"), **YEARLY),
)  # fmt: skip
ProgramQuery = list_state(
    "ProgramQuery",
    FILTERS,
    view=choice(lambda: (LIST, MAP, PLOT), LIST),
    sort=choice(COLUMNS.sorts),
    unit=unit_choice(),
    # What readers chose to have in the address (programs/reader.py).
    **private_parameters(),
    p=listed(program_number, program_slug, MOST_COMPARED),
)
"""Filters, order and page of the program list. Money in dollars, length in months."""
