"""The certifications of a folder: what they cost, what they ask, and the exam."""

from typing import TypedDict

import numpy as np

from careerguide.lists.columns import Fact
from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from certifications.columns import EARN, OVER, cost, one, shown_unknown
from certifications.filters import CertificationQuery
from certifications.pages.row import Writer
from certifications.pages.words import exam_length, gate
from certifications.selection import Selection
from certifications.store import certifications
from guides.folder.state import FolderState


class CertificationItem(TypedDict):
    """One certification; texts are "" where there is nothing to say, `no_…` says why."""

    key: str
    slug: str
    href: str
    remove_href: str
    short: str
    name: str
    body: str
    kind: str
    exam: str
    no_exam: str
    exam_note: str
    earn: str
    no_earn: str
    earn_note: str
    over: str
    no_over: str
    over_label: str
    over_note: str
    gate: str
    length: str
    date: str
    dated: str
    check: str


class Certifications:
    """Those of a folder that are held."""

    def __init__(self, state: FolderState) -> None:
        records = certifications()
        self.state = state
        self.selection = Selection(records, CertificationQuery())
        at = {held.slug: row for row, held in enumerate(records.all)}
        self.unknown = [slug for slug in state.c if slug not in at]
        self.slugs = [slug for slug in state.c if slug in at]
        rows = np.array([at[slug] for slug in self.slugs], dtype=np.int32)
        self.facts: list[Fact] = list(self.selection.facts(rows)) if len(rows) else []

    def items(self) -> list[CertificationItem]:
        """All of them, in the order in which they were picked."""
        writer = Writer(self.selection)
        return [self._item(writer, fact) for fact in self.facts]

    def _item(self, writer: Writer, fact: Fact) -> CertificationItem:
        row, held = writer.row(fact), one(fact)
        return {
            "key": f"c:{held.slug}",
            "slug": held.slug,
            "href": address("certifications:detail", held.slug),
            "remove_href": self.state.without("c", held.slug).query(),
            "short": row["abbreviation"],
            "name": as_english(row["name"]),
            "body": as_english(row["body"]),
            "kind": row["kind"],
            "exam": row["exam"],
            "no_exam": row["no_exam"],
            "exam_note": row["exam_bound"],
            "earn": row["earn"],
            "no_earn": row["no_earn"],
            "earn_note": "; ".join(
                filter(None, (row["earn_route"], row["earn"] and shown_unknown(cost(EARN, fact))))
            ),
            "over": row["over"],
            "no_over": row["no_over"],
            "over_label": row["over_label"],
            "over_note": shown_unknown(cost(OVER, fact)) if row["over"] else "",
            "gate": gate(held),
            "length": exam_length(held.exam) if held.exam else "",
            "date": row["date"],
            "dated": ", ".join(filter(None, (row["date"], row["confidence"]))),
            "check": row["check"],
        }
