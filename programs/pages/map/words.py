"""Words on the map that stand where no pin does: names of states, the reader's place, the miles."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import ngettext

from careerguide.lists.rows import write_rows
from careerguide.places.statenames import state_name
from programs.pages.map.scene import NARROW, WIDE, Narrow, Scene
from programs.selection import Selection

PIN = "programs/map/_pin.html"
WIDTH, HEIGHT = 9.8, 20
"""Units a letter and a line take at most, in either drawing."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Words(NamedTuple):
    """A text in a drawing, and the middle of its line; without a text only a place."""

    text: str
    x: float
    y: float


class Drawing(NamedTuple):
    """The pins of one drawing, written, and the words around; `centre` is the reader's place."""

    pins: str
    names: list[Words]
    place: Words | None = None
    miles: Words | None = None
    centre: tuple[float, float] | None = None


def drawing(
    selection: Selection,
    scene: Scene,
    drawn: Sequence[dict[str, Any]],
    narrow: Narrow | None = None,
) -> Drawing:
    """The states around, the reader's place and the circle's miles, clear of the pins drawn.

    A name that would touch a pin is left out; the place's stands on whichever side is free.
    """
    wide, height = (NARROW, narrow.height) if narrow else (WIDE, scene.height)
    taken = [pin_box(one) for one in drawn]
    place = miles = centre = None
    if scene.centre and scene.top and selection.place:
        x, y = moved(scene.centre, narrow)
        named = selection.place.label.split(",")[0]
        centre = round(x, 1), round(y, 1)
        place, box = beside(named, x, y, taken)
        taken.append(box)
        within = selection.query.within
        said = ngettext("%(n)s mile", "%(n)s miles", within) % {"n": within}
        top_x, top = moved(scene.top, narrow)
        ends = [Words(said, round(top_x, 1), round(end, 1)) for end in (top - 11, 2 * y - top + 11)]
        miles = next((one for one in ends if not touches(box_of(one), taken)), ends[0])
        taken.append(box_of(miles))
    names = []
    for state, at_x, at_y in scene.names:
        x, y = moved((at_x, at_y), narrow)
        text = state if narrow else state_name(state)
        half = len(text) * WIDTH / 2 + 4
        name = Words(text, round(min(max(x, half), wide - half), 1), round(y, 1))
        inside = 12 < y < height - 12
        if inside and not touches(box_of(name), taken):
            names.append(name)
            taken.append(box_of(name))
    return Drawing(write_rows(PIN, drawn), names, place, miles, centre)


def moved(point: tuple[float, float], narrow: Narrow | None) -> tuple[float, float]:
    """A point of the wide drawing in the one that is made."""
    if narrow is None:
        return point
    x, y = narrow.place(*point)
    return float(x), float(y)


def pin_box(pin: dict[str, Any]) -> Box:
    """What a pin covers: its label and its dot."""
    left, top, right, bottom = pin["box"]
    return left, top, right + 3, bottom + 4


def box_of(words: Words) -> Box:
    """What a text covers."""
    half = len(words.text) * WIDTH / 2
    return words.x - half, words.y - HEIGHT / 2, words.x + half, words.y + HEIGHT / 2


def beside(text: str, x: float, y: float, taken: Iterable[Box]) -> tuple[Words, Box]:
    """A name under, over or beside its place, where it touches nothing; else no name."""
    side = len(text) * WIDTH / 2 + 12
    boxes = list(taken)
    for dx, dy in ((0, 19), (0, -19), (-side, 0), (side, 0), (0, -42), (0, 42)):
        words = Words(text, round(x + dx, 1), round(y + dy, 1))
        if not touches(box_of(words), boxes):
            return words, box_of(words)
    return Words("", round(x, 1), round(y, 1)), (x - 6, y - 6, x + 6, y + 6)


def touches(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box overlaps any of others."""
    left, top, right, bottom = box
    return any(left < r and right > le and top < b and bottom > t for le, t, r, b in others)
