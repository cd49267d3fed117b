"""The ladder around one certification: what leads to it, and what it leads to, with places to draw.

Three columns of boxes: before, this one, after. The same steps are on the page as a list.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.facts import Certification, Certifications, Step
from certifications.labels import origin_words

BOX, TALL, GAP, LINE, EDGE = 112, 44, 40, 56, 2
"""Width and height of a box, between columns, from row to row, around the drawing; in pixels."""
LONGEST = 12
"""Letters of an abbreviation that fit in a box."""


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    label: str
    note: str
    own: bool = False

    @property
    def middle(self) -> int:
        return self.x + BOX // 2

    @property
    def text_y(self) -> int:
        return self.y + (19 if self.note else 27)

    @property
    def note_y(self) -> int:
        return self.y + 36


@dataclass(frozen=True)
class Arrow:
    """From the right edge of one box to the left edge of another; `head` are the tip's points."""

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def head(self) -> str:
        x, y = self.x2, self.y2
        return f"{x},{y} {x - 7},{y - 4} {x - 7},{y + 4}"


def ladder(one: Certification, held: Certifications) -> dict[str, Any] | None:
    """Boxes, arrows, size and steps in words; None where no step is known."""
    before = [step for step in held.steps if step.to == one.slug and step.start in held.by_slug]
    after = [step for step in held.steps if step.start == one.slug and step.to in held.by_slug]
    if not before and not after:
        return None
    rows = max(len(before), len(after), 1)
    height = rows * LINE - (LINE - TALL) + 2 * EDGE
    left = EDGE + (BOX + GAP if before else 0)
    own = Box(left, (height - TALL) // 2, _short(one.abbreviation), "", own=True)
    boxes, arrows = [own], []
    for steps, slug, x in ((before, "start", EDGE), (after, "to", left + BOX + GAP)):
        top = (height - len(steps) * LINE + LINE - TALL) // 2
        for at, step in enumerate(steps):
            other = held.by_slug[getattr(step, slug)]
            box = Box(x, top + at * LINE, _short(other.abbreviation), _months(step))
            boxes.append(box)
            start, end = (box, own) if steps is before else (own, box)
            arrows.append(Arrow(start.x + BOX, start.y + TALL // 2, end.x, end.y + TALL // 2))
    width = max(box.x for box in boxes) + BOX + EDGE
    return {
        "boxes": boxes,
        "arrows": arrows,
        "width": width,
        "height": height,
        "box_width": BOX,
        "box_height": TALL,
        "before": [_written(step, held.by_slug[step.start]) for step in before],
        "after": [_written(step, held.by_slug[step.to]) for step in after],
    }


def _short(abbreviation: str) -> str:
    return abbreviation if len(abbreviation) <= LONGEST else abbreviation[: LONGEST - 1] + "…"


def _months(step: Step) -> str:
    low, high = step.months_low or 0, step.months_high
    if high is None:
        return _("%(n)s months or more") % {"n": low} if low else ""
    if not low:
        return _("up to %(n)s months") % {"n": high}
    return _("%(n)s months") % {"n": low if low == high else f"{low}–{high}"}


def _written(step: Step, other: Certification) -> dict[str, Any]:
    months = _months(step)
    return {
        "href": reverse("certifications:detail", args=[other.slug]),
        "abbreviation": other.abbreviation,
        "name": other.name,
        "text": step.text,
        "months": _("%(months)s of work between") % {"months": months} if months else "",
        "origin": origin_words(step.origin),
    }
