"""Which programs are for people already in the field, by rules that staff keep. Pure: no Django."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """What a program is known by: fields, award levels, its name. What is left out is anything.

    `named` and `unless` are patterns of a name that the provider gave; IPEDS gives only a field's.
    """

    reason: str
    cips: tuple[str, ...] = ()
    awards: frozenset[int] = frozenset()
    named: str = ""
    unless: str = ""

    def means(self, cip: str, level: int, name: str) -> bool:
        """Whether the program is one of these; a rule by name never means one without a name."""
        if self.cips and not cip.startswith(self.cips):
            return False
        if self.awards and level not in self.awards:
            return False
        if self.named and not (name and re.search(self.named, name, re.IGNORECASE)):
            return False
        return not (self.unless and name and re.search(self.unless, name, re.IGNORECASE))


def why_further(rules: Iterable[Rule], cip: str, level: int, name: str = "") -> str:
    """The reason of the first rule that means the program; "" for one that beginners can enter."""
    return next((rule.reason for rule in rules if rule.means(cip, level, name)), "")
