"""The ladder around one certification: what leads to it, and what it leads to, with places to draw.

Three columns of boxes: before, this one, after. The same steps are on the page as a list.
"""

from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple, TypedDict

from django.utils.translation import gettext as _

from careerguide.charts.frame import short
from careerguide.pages.cache import address
from careerguide.words.data_text import data_words, is_translated
from certifications.labels import OriginWords, origin_words
from certifications.pages.words import short_name
from certifications.rules.details import Step
from certifications.rules.facts import Certification, Certifications

BOX, TALL, GAP, LINE, EDGE = 92, 44, 24, 54, 1
"""Width and height of a box, between columns, from row to row, around the drawing; in pixels.

Three columns are no wider than a phone, so that letters keep their size.
"""
LONGEST = 9
"""Letters of an abbreviation that fit in a box."""
SMALL, NARROW = 11, 14
"""Size of small letters, and how many fit in a box."""
HEAD = 7
"""Length of an arrow's tip."""


class Line(NamedTuple):
    """A line of a box: the pixel of its foot, and the size of its letters."""

    text: str
    y: int
    size: int
    bold: bool


@dataclass(frozen=True)
class Box:
    """`lines` are what it is called and a note; `small` where the name takes all of them."""

    x: int
    y: int
    lines: tuple[str, ...]
    own: bool = False
    small: bool = False
    lang: str = ""
    """Of a name's words, where these are English on a page that is not."""

    @property
    def middle(self) -> int:
        """Pixels from the left to the middle of the box."""
        return self.x + BOX // 2

    @property
    def written(self) -> list[Line]:
        """Each line with its size and the place of its foot, together in the middle of the box."""
        apart = 13 if self.small else 17
        top = self.y + TALL // 2 + 5 - apart * (len(self.lines) - 1) // 2
        sizes = [SMALL] * len(self.lines) if self.small else [14, 12]
        return [Line(t, top + n * apart, sizes[n], n == 0 or self.small)
                for n, t in enumerate(self.lines)]  # fmt: skip


@dataclass(frozen=True)
class Arrow:
    """From the right edge of one box to the left edge of another, with corners in between.

    `head` are the points of the tip, in which the line ends.
    """

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def path(self) -> str:
        """The line as an SVG path, up to where its tip begins."""
        return f"M{self.x1} {self.y1}H{(self.x1 + self.x2 - HEAD) // 2}V{self.y2}H{self.x2 - HEAD}"

    @property
    def head(self) -> str:
        """The three points of the tip."""
        x, y = self.x2, self.y2
        return f"{x},{y} {x - HEAD},{y - 4} {x - HEAD},{y + 4}"


class StepLine(TypedDict):
    """A step in words, with the certification at its other end; `months` is "" where not stated."""

    href: str
    name: str
    """The short one, as HTML where it is English on a page that is not."""
    short: str
    long: str
    text: str
    months: str
    origin: OriginWords


class Ladder(TypedDict):
    """What templates/certifications/_ladder.html draws, in pixels, and the same steps in words."""

    boxes: list[Box]
    arrows: list[Arrow]
    width: int
    height: int
    box_width: int
    box_height: int
    before: list[StepLine]
    after: list[StepLine]


def ladder(one: Certification, everything: Certifications) -> Ladder | None:
    """Boxes, arrows, size and steps in words; None where no step is known."""
    steps, by_slug = everything.steps, everything.by_slug
    before = [(s, by_slug[s.start]) for s in steps if s.to == one.slug and s.start in by_slug]
    after = [(s, by_slug[s.to]) for s in steps if s.start == one.slug and s.to in by_slug]
    if not before and not after:
        return None
    rows = max(len(before), len(after), 1)
    height = rows * LINE - (LINE - TALL) + 2 * EDGE
    left = EDGE + (BOX + GAP if before else 0)
    own = _box(one, left, (height - TALL) // 2, own=True)
    boxes, arrows = [own], []
    for beside, x in ((before, EDGE), (after, left + BOX + GAP)):
        top = (height - len(beside) * LINE + LINE - TALL) // 2
        for at, (step, other) in enumerate(beside):
            box = _box(other, x, top + at * LINE, _months(step, brief=True))
            boxes.append(box)
            start, end = (box, own) if beside is before else (own, box)
            arrows.append(Arrow(start.x + BOX, start.y + TALL // 2, end.x, end.y + TALL // 2))
    width = max(box.x for box in boxes) + BOX + EDGE
    return {
        "boxes": boxes,
        "arrows": arrows,
        "width": width,
        "height": height,
        "box_width": BOX,
        "box_height": TALL,
        "before": [_step_line(step, other) for step, other in before],
        "after": [_step_line(step, other) for step, other in after],
    }


def _box(one: Certification, x: int, y: int, note: str = "", *, own: bool = False) -> Box:
    """What does not fit on one line, as the name of a group, stands small on up to three."""
    if len(one.short) <= LONGEST:
        return Box(x, y, (one.short, *filter(None, [note])), own)
    lines = wrap(short(data_words(one.short), 3 * NARROW), NARROW)[:3]
    lang = "" if is_translated(one.short) else "en"
    return Box(x, y, tuple(lines), own, small=True, lang=lang)


def _months(step: Step, *, brief: bool = False) -> str:
    low, high = step.months_low or 0, step.months_high
    if high is None:
        words = _("%(n)s+ months") if brief else _("%(n)s months or more")
        return words % {"n": low} if low else ""
    if not low:
        return _("up to %(n)s months") % {"n": high}
    return _("%(n)s months") % {"n": low if low == high else f"{low}–{high}"}


def _step_line(step: Step, other: Certification) -> StepLine:
    months = _months(step)
    return {
        "href": address("certifications:detail", other.slug),
        "name": short_name(other),
        "short": other.short,
        "long": other.long,
        "text": step.text,
        "months": _("%(months)s of work between") % {"months": months} if months else "",
        "origin": origin_words(step.origin, ask=False),
    }
