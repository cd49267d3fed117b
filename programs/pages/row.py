"""Programs as written values: what a list row, a comparison and a download say of one."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.lists import written
from careerguide.lists.columns import Column, Fact
from careerguide.pages.cache import address
from careerguide.pages.english import Cited, as_english
from careerguide.pages.labels import labels
from careerguide.words.data_text import marked
from programs.pages.words import flags_of, residencies
from programs.paying import counted
from programs.rules.aidterms import Aid, Decides
from programs.rules.codes import (
    GONE,
    STATE_LIST,
    AwardLevel,
    Delivery,
    Entry,
    LengthBasis,
    Origin,
    Residency,
    Standing,
)
from programs.rules.ids import program_slug, source_slug
from programs.said import length_reports
from programs.selection import Selection
from salaries.pages.cited import release_names, releases_of_figures


class Writer(written.Writer):
    """Writes a selection's programs by their columns."""

    templates = ROW, SCHOOL = "programs/_row.html", "programs/_school.html"
    selection: Selection

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.catalog = selection.catalog
        self.residencies = residencies()
        self.residency = self.residencies[selection.residency]
        self.awards = labels(AwardLevel)
        self.home = address("programs:list")
        # The job that the reader asked for goes with them: one program shows one salary.
        job = selection.occupation
        self.unit = selection.query.unit
        self.as_job = "" if job is None else f"?occupation={self.catalog.wages.codes[job]}"
        self.folder = address("folder")
        self.to_folder = self._to_folder()
        self.aids = counted(selection.reader)
        self._cited: dict[str, str] | None = None
        self._flags: dict[tuple[str, int], str] = {}

    def _to_folder(self) -> str:
        """Where the reader is and whose prices count, as far as they said, for a link that takes a
        program along."""
        query, place = self.selection.query, self.selection.place
        near = query.near if place else self.selection.home
        said = {"near": near, "residency": query.residency}
        parts = urlencode({name: value for name, value in said.items() if value})
        return f"&{parts}" if parts else ""

    def variant(self) -> Hashable:
        """Whose price, the job whose pay is shown, the reader, and staff's edits.

        From a place rows differ, and those of a reader who spoke of money are kept by nobody.
        """
        selection, reader = self.selection, self.selection.reader
        if selection.place or reader.is_private:
            return None
        said = selection.query.residency, selection.home
        chosen = selection.residency, said, selection.occupation, self.unit
        return *chosen, reader, store.page_version()

    @property
    def price_for(self) -> str:
        """What a price is, above a row of them."""
        return _("whole program, %(who)s") % {"who": self.residency}

    @property
    def cited(self) -> dict[str, str]:
        """Short names of the releases figures come from, by source."""
        if self._cited is None:
            found = releases_of_figures().items()
            self._cited = {slug: f"{release.title} {release.edition}" for slug, release in found}
        return self._cited

    def residency_of(self, fact: Fact) -> str:
        """Whose price the program's is."""
        return self.residencies[Residency.OUT_OF_STATE] if fact["away"] else self.residency

    def aid_by(self, fact: Fact) -> str:
        """The aid by rule that lowers the price for this reader; "" for none."""
        at = fact["aid_at"]
        return "" if at < 0 else self.aids[at].short

    @property
    def by_need(self) -> str:
        """Which aid by need may lower a price most."""
        return full_need(self.aids)

    def is_listed(self, fact: Fact) -> bool:
        """Whether a state's list names the program, and not IPEDS."""
        return bool(fact["origin"] == Origin.STATE_LISTED)

    def award(self, fact: Fact) -> str:
        """The award level; of a listing without one, the credential it names."""
        if not fact["award_level"] and fact["row"] < len(self.catalog.listed):
            credential: str = self.catalog["listed_credentials"][fact["row"]]
            return credential or self.awards[AwardLevel.NOT_REPORTED]
        return self.awards[fact["award_level"]]

    def award_text(self, fact: Fact, *, brief: bool = False) -> str:
        """The same for a page, which marks a credential in the words of a listing."""
        text = self.brief_award(fact) if brief else self.award(fact)
        listed = not fact["award_level"] and fact["row"] < len(self.catalog.listed)
        named = listed and self.catalog["listed_credentials"][fact["row"]] == text
        return as_english(text) if named else text

    def brief_award(self, fact: Fact) -> str:
        """The same in few words, for a page: what a list names is marked."""
        if level := fact["award_level"]:
            return self.notes(AwardLevel)[level]
        award = self.award(fact)
        return award if award == self.awards[AwardLevel.NOT_REPORTED] else as_english(award)

    def taught(self, fact: Fact) -> str:
        """How it is taught, where that is known; that it may be online only its page says."""
        code = fact["delivery"]
        return "" if code == Delivery.SCHOOL_SOME else self.notes(Delivery)[code]

    def asks_years(self, occupation: int) -> bool:
        """Whether BLS names years of related work for a job, given as its place."""
        wages = self.catalog.wages
        return bool(wages.outlook.get(wages.codes[occupation], {}).get("experience"))

    def slug_of(self, source: str, fact: Fact) -> str:
        """A source's slug; of a state's list, that of the program's own state."""
        return source_slug(source, fact["id"])

    def source_of(self, column: Column, fact: Fact) -> str:
        """The slug of what a figure of the program comes from."""
        return self.slug_of(column.source_of(fact), fact)

    def sources_of(self, column: Column, facts: Sequence[Fact]) -> list[str]:
        """The same of many, of which few are on a state's list."""
        found = [column.source_of(fact) for fact in facts]
        if STATE_LIST not in found:
            return found
        return [self.slug_of(source, fact) for source, fact in zip(found, facts, strict=True)]

    def usual_sources(self, fact: Fact) -> tuple[str, ...]:
        """Slugs of what an estimated length comes from; none of one that is no estimate."""
        if length_reports(self, fact) is None:
            return ()
        usual = self.catalog.usual_length(fact["row"])
        return usual.sources if usual else ()

    def length_source(self, fact: Fact) -> str:
        """Which releases a length comes from, and the definition that its range may be of."""
        basis = LengthBasis(fact["length_basis"])
        slugs = self.usual_sources(fact) or (self.slug_of(basis.source, fact),)
        known = release_names()
        found: list[str] = [known[slug] for slug in slugs if slug in known]
        if basis == LengthBasis.AWARD_LEVEL:
            found.append(_("IPEDS definition of the award level"))
        return Cited.together(found)

    def flags_of(self, column: Column, fact: Fact) -> str:
        """The contradictions that concern a figure; "" for none."""
        figure, bits = column.flags_on(fact), fact["flags"]
        if not figure or not bits:
            return ""
        said = self._flags.get((figure, bits))
        if said is None:
            said = self._flags[figure, bits] = flags_of(figure, bits)
        return said

    def school_flag(self, fact: Fact) -> str:
        """That the school closed, or is no longer listed; "" for one that may be open."""
        status = fact["school_status"]
        return labels(Standing)[status] if status in GONE else ""

    def brief_flags_of(self, column: Column, fact: Fact) -> str:
        """The same in few words."""
        figure = column.flags_on(fact)
        return flags_of(figure, fact["flags"], brief=True) if figure else ""

    def mark(self, rows: list[dict[str, Any]]) -> None:
        """Schools, and programs that are called as the school or CIP does."""
        marked(rows, "name", "provider")

    def own(self, fact: Fact) -> dict[str, Any]:
        """What a row has besides its columns: address, name, school and whether that is closed."""
        slug = program_slug(fact["id"])
        return {
            "slug": slug,
            "href": f"{self.home}{slug}/{self.as_job}",
            "folder_href": f"{self.folder}?p={slug}{self.to_folder}",
            "name": self.catalog.name(fact["row"]),
            "award_brief": self.brief_award(fact),
            "taught": self.taught(fact),
            "school": fact["provider_at"],
            "closed": fact["school_status"] == Standing.CLOSED,
            "school_flag": self.school_flag(fact),
            "further": labels(Entry)[Entry.FURTHER] if fact["entry"] == Entry.FURTHER else "",
        }


def full_need(aids: Iterable[Aid]) -> str:
    """Aid by need at its most, among the aid that may lower a reader's bills: by name if one."""
    named = [aid for aid in aids if aid.decides == Decides.NEED_FORMULA]
    if len(named) != 1:
        return _("full need-based aid")
    return _("full %(aid)s") % {"aid": named[0].short}
