"""The programs of a folder, with the figures their list shows and how to reach the school."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.columns import Fact
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from guides.folder.state import FolderState
from programs.aid import held
from programs.catalog import catalog
from programs.columns import sources
from programs.filters import ProgramQuery
from programs.models import Provider
from programs.pages.aid.words import ShownAid, shown
from programs.pages.row import Writer
from programs.reader import Said
from programs.rules.codes import ESTIMATED_LENGTHS
from programs.rules.ids import program_slug
from programs.said import is_estimated, lowered, price_range
from programs.selection import Selection
from programs.understood import in_state


class ProgramItem(TypedDict):
    """One program; texts are "" where there is nothing to say, `no_…` says why."""

    key: str
    slug: str
    number: int
    href: str
    remove_href: str
    name: str
    award: str
    school: str
    place: str
    distance: str
    closed: str
    further: str
    price: str
    price_range: str
    price_note: str
    whose: str
    no_price: str
    price_flag: str
    paid: str
    """What is left with aid, as the list says it: “$0”, “from $900”."""
    paid_if: str
    """What that rests on: “if MassEducate”."""
    books: str
    aid: ShownAid | None
    """The aid by rule that lowers it."""
    length: str
    length_note: str
    no_length: str
    pay: str
    pay_half: str
    """What half of these jobs pay more than."""
    pay_note: str
    no_pay: str
    job: str
    graduates: str
    earnings: str
    earnings_note: str
    phone: str
    phone_href: str
    website: str
    address: str
    ask: str


class Programs:
    """Those of a folder that there are, as one reader sees them."""

    def __init__(self, state: FolderState, said: Said) -> None:
        records = catalog()
        state = replace(state, p=records.current(state.p))
        query, self.whole_state = in_state(
            ProgramQuery(residency=state.residency, near=state.near, unit=state.unit)
        )
        self.state, self.selection = state, Selection(records, query)
        self.selection.kept = said
        found = [(p, records.row(p)) for p in state.p]
        self.unknown = [program_slug(p) for p, row in found if row is None]
        rows = np.array([row for _p, row in found if row is not None], dtype=np.int32)
        self.facts: Sequence[Fact] = list(self.selection.facts(rows)) if len(rows) else []
        self.writer = Writer(self.selection)

    @property
    def slugs(self) -> list[str]:
        """What addresses call them."""
        return [program_slug(fact["id"]) for fact in self.facts]

    @property
    def whose(self) -> str:
        """Whose prices are shown."""
        return self.writer.residency

    @property
    def guessed(self) -> bool:
        """Whether prices are a stranger's because the reader said nothing."""
        return not self.state.residency and not self.selection.home

    def items(self) -> list[ProgramItem]:
        """All of them, in the order in which they were picked."""
        ids = self.selection.catalog["provider_ids"]
        schools = Provider.objects.in_bulk({int(ids[f["provider_at"]]) for f in self.facts})
        return [
            self._item(number, fact, schools.get(int(ids[fact["provider_at"]])))
            for number, fact in enumerate(self.facts, 1)
        ]

    def sources(self) -> list[str]:
        """Releases that the figures come from, each once."""
        found = "; ".join(sources(self.writer, fact) for fact in self.facts)
        return [name for name in dict.fromkeys(found.split("; ")) if name]

    def _item(self, number: int, fact: Fact, school: Provider | None) -> ProgramItem:
        row, writer = self.writer.row(fact), self.writer
        paid, aid = lowered(writer, fact)
        by_rule = writer.aids[fact["aid_at"]].key if fact["aid_at"] >= 0 else ""
        aid_row = held().rows.get(by_rule)
        slug = program_slug(fact["id"])
        return {
            "key": f"p:{slug}",
            "slug": slug,
            "number": number,
            "href": row["href"],
            "remove_href": self.state.without("p", fact["id"]).query(),
            "name": data_text(row["name"]),
            "award": writer.award_text(fact),
            "school": as_english(row["provider"]),
            "place": row["place"],
            "distance": row["distance"],
            "closed": row["school_flag"],
            "further": row["further"],
            "price": row["price"],
            "price_range": price_range(writer, fact) if row["price"] else "",
            "price_note": row["price_note"],
            "whose": writer.residency_of(fact),
            "no_price": row["no_price"],
            "price_flag": row["price_flag"],
            "paid": paid,
            "paid_if": sentence(_("if %(aid)s"), {"aid": as_english(aid)}) if paid else "",
            "books": self.selection.columns["books"].written(writer, fact),
            "aid": shown(aid_row) if aid_row else None,
            "length": row["length"],
            "length_note": row["length_note"],
            "no_length": row["no_length"],
            "pay": row["pay"],
            "pay_half": row["pay_beside"] if row["pay"] else "",
            "pay_note": row["pay_note"],
            "no_pay": row["no_pay"],
            "job": data_text(row["job"]),
            "graduates": self._finished(fact),
            "earnings": row["earnings"],
            "earnings_note": row["earnings_note"],
            "phone": school.telephone if school else "",
            "phone_href": f"tel:+1{school.phone[:10]}" if school and school.telephone else "",
            "website": school.website if school else "",
            "address": _address(school),
            "ask": ask(fact),
        }

    def _finished(self, fact: Fact) -> str:
        """How many finished, in a sentence; "" where it is not reported."""
        if fact["awards"] is None:
            return ""
        words = ngettext("%(n)s person finished in %(year)s.", "%(n)s people finished in %(year)s.",
                         fact["awards"])  # fmt: skip
        return words % {"n": count(fact["awards"]), "year": self.selection.catalog.awards_year}


def _address(school: Provider | None) -> str:
    if school is None or not school.city:
        return ""
    last = " ".join(filter(None, (school.state, school.zip)))
    return ", ".join(filter(None, (school.address, school.city, last)))


def ask(fact: Fact) -> str:
    """What to ask the school: what we had to estimate, and when it starts."""
    asked = [_("when the next class starts, days or evenings")]
    if fact["price_high"] is None or is_estimated(fact):
        asked.append(_("the whole price in writing, with books"))
    if fact["months_high"] is None or fact["length_basis"] in ESTIMATED_LENGTHS:
        asked.append(_("how long it takes"))
    return "; ".join(asked)
