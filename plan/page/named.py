"""The programs of routes in words: title, school, places and their addresses."""

from collections.abc import Sequence
from typing import NamedTuple

from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from careerguide.words.data_text import data_text, data_words, joined
from plan.offer import Offer, Place
from programs.pages.row import Writer


class Named(NamedTuple):
    """An offer in words: its program, school and places."""

    title: str
    """Program and award."""
    heading: str
    """The same for a page, which marks what stays English."""
    href: str
    provider: str
    school: str
    """The provider likewise."""
    place: str
    places: tuple[tuple[str, str], ...]
    """Each place with the address of the program there; one or more."""


class Namer:
    """Puts offers into words; looked up only for those shown, each once."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = offers
        self.home = address("programs:list")
        self._named: dict[int, Named] = {}
        self._writers: dict[int, Writer] = {}

    def of(self, at: int) -> Named:
        """The words of the offer at this place."""
        if at not in self._named:
            self._named[at] = self._made(self.offers[at])
        return self._named[at]

    def _made(self, offer: Offer) -> Named:
        catalog, first = offer.selection.catalog, offer.places[0]
        writer = self._writers.get(id(offer.selection))
        if writer is None:
            writer = self._writers[id(offer.selection)] = Writer(offer.selection)
        places = tuple(
            (where(offer, place), f"{self.home}{place.slug}/{writer.as_job}")
            for place in offer.places
        )
        fact = {"award_level": offer.figured.award, "row": first.row}
        name, school = catalog.name(first.row), catalog.columns["provider_names"][first.provider]
        return Named(
            f"{data_words(name)}, {writer.award(fact)}",
            joined(", ", (data_text(name), writer.award_text(fact))),
            places[0][1], school, as_english(school), places[0][0], places,
        )  # fmt: skip


def where(offer: Offer, place: Place) -> str:
    """City and state, and how far that is."""
    city = offer.selection.catalog.place(place.provider)
    return city if place.miles is None else f"{city} · {place.miles:.0f} mi"
