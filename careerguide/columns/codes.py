"""Published codes with their words, their order and what figures under them come from. Pure."""

from enum import IntEnum


def noop(text: str) -> str:
    """Marks words for translation where Django is not known; they are translated when shown."""
    return text


class Code(IntEnum):
    """A code; members stand in the order readers see.

    `label` is what it is called, `note` the same beside a figure (`label` unless given), `slug` how
    addresses write it (the number unless given), `source` the source of figures under it, if one.
    """

    label: str
    note: str
    slug: str
    source: str

    def __new__(
        cls, value: int, label: str = "", note: str | None = None, slug: str = "", source: str = ""
    ) -> "Code":
        member = int.__new__(cls, value)
        member._value_ = value
        member.label, member.source = label, source
        member.note = label if note is None else note
        member.slug = slug or str(value)
        return member
