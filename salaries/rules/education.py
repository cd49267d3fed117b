"""The levels of typical entry education that BLS publishes, least first. Pure: no Django."""

from enum import IntEnum
from typing import Self


class Education(IntEnum):
    """A level by its rank; `slug` names it in addresses, `published` are the publisher's words."""

    slug: str
    published: str

    NONE = 0, "none", "No formal educational credential"
    HIGH_SCHOOL = 1, "hs", "High school diploma or equivalent"
    SOME_COLLEGE = 2, "college", "Some college, no degree"
    AWARD = 3, "award", "Postsecondary nondegree award"
    ASSOCIATE = 4, "associate", "Associate's degree"
    BACHELOR = 5, "bachelor", "Bachelor's degree"
    MASTER = 6, "master", "Master's degree"
    DOCTORAL = 7, "doctoral", "Doctoral or professional degree"

    def __new__(cls, rank: int, slug: str, published: str) -> Self:
        member = int.__new__(cls, rank)
        member._value_ = rank
        member.slug, member.published = slug, published
        return member

    @classmethod
    def slugs(cls) -> list[str]:
        return [level.slug for level in cls]

    @classmethod
    def named(cls, published: str) -> "Education | None":
        """The level of the publisher's words; None for "" and for words it does not use."""
        return _NAMED.get(published)


_NAMED = {level.published: level for level in Education}
