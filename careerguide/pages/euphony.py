"""Small words that change by the sound after them: Spanish says “e” for “y” before an i, and “u”
for “o” before an o.
"""

import re

from django.utils.html import strip_tags
from django.utils.translation import get_language

_I = re.compile(r"(?:[Hh]?[iíÍ](?![aeo])|Hi(?![aeo])|I(?![aeo]))")
"""Informática, hijos, IPEDS; not hielo, hierba, or HIM, which is spelled out."""
_O = re.compile(r"(?:[Hh]?[oóÓ]|O|8|11(?!\d))")
"""Oficina, hoteles, 8; not HOSA."""
EUPHONY = {"es": ((_I, " y ", " e "), (_O, " o ", " u "))}
"""By language: before what sound which word is which other."""


def before(joint: str, last: str) -> str:
    """The words that join things (“%(first)s y %(last)s”) as they sound right before the last."""
    for sound, word, other in EUPHONY.get(get_language() or "", ()):
        if sound.match(strip_tags(last).strip()):
            joint = joint.replace(word, other)
    return joint
