"""What other apps put on the program page. They register here, because programs imports none."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Prepared(NamedTuple):
    """A certification that a program's field prepares for; `note` says what else it takes."""

    label: str
    href: str
    note: str = ""


Hook = Callable[[str, int], Sequence[Prepared]]
_hooks: list[Hook] = []


def register_certifications(hook: Hook) -> Hook:
    """Let `hook(cip, award_level)` name the certifications; the last one registered counts."""
    _hooks[:] = [hook]
    return hook


def certifications_for(cip: str, award_level: int) -> Sequence[Prepared]:
    """Certifications a program of this field and award prepares for; none until an app registers.

    A program without a field of study has none.
    """
    return _hooks[0](cip, award_level) if _hooks and cip else ()
