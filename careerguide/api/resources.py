"""A list of the site as the API has it: what it is called, read by, written by and bounded by."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import numpy as np
from django.http import QueryDict

from careerguide.api import cursors
from careerguide.api.figures import Asked, Origin, Record, records
from careerguide.api.kept import Kept, Known, kept_records, releases_told, told
from careerguide.api.problems import Refused, bad_parameters
from careerguide.api.text import array, members, pair
from careerguide.columns import store
from careerguide.columns.narrowing import Rows
from careerguide.lists.columns import Column, Fact, Lazy
from careerguide.lists.filters import Filter
from careerguide.lists.selection import Selection
from careerguide.lists.state import BadValue, Problem, UrlState, clean
from careerguide.lists.written import Writer
from careerguide.releases.models import Release, by_source

USUAL_SIZE = 25
OWN = (cursors.NAME,)
"""Parameters that pages do not have."""
IGNORED = ("view", "p", "c", "r")
"""Parameters of pages that say nothing of records: taken, so that a page's address serves."""


class Resource(ABC):
    """One list. An app's own class says where its records are; all else comes of declarations."""

    name: ClassVar[str]
    title: ClassVar[Lazy]
    about: ClassVar[Lazy] = ""
    selection: ClassVar[type[Selection]]
    state: ClassVar[type[UrlState]]
    within: ClassVar[tuple[str, ...]] = ()
    """Parts of the address before the record's own key, such as an occupation."""
    key: ClassVar[str] = "id"
    """What the address of one record calls its key; "" where records have none of their own."""
    example: ClassVar[str] = ""
    """A query for the page that explains the API, below the resource's address."""
    members: ClassVar[Mapping[str, Any]] = {}
    """The types of what `more` adds, by name."""
    cost: ClassVar[int] = 1
    """How many requests one counts as, by the processor time that it may take."""

    @abstractmethod
    def select(self, params: QueryDict, **within: str) -> Selection:
        """The records that parameters ask for, with their problems. Raises Refused for a part of
        the address that is nothing."""

    def writer(self, selection: Selection) -> Writer:
        """What writes them."""
        return Writer(selection)

    def variant(self, writer: Any) -> Hashable:
        """What a record depends on but for itself and the day; None where records differ by what
        was asked in more ways than are worth keeping."""
        return writer.variant()

    @abstractmethod
    def keys(self, selection: Selection, rows: Rows) -> list[str]:
        """The key of each of `rows`."""

    def row(self, selection: Selection, key: str) -> int | None:
        """The row of a record, whether or not it matches; None for a key of none. Lists that are
        long know a shorter way than by all keys."""
        every = self.keys(selection, np.arange(selection.size, dtype=np.int32))
        return every.index(key) if key in every else None

    def page(self, key: str, **within: str) -> str:
        """The path of the record's page for readers; "" where it has none."""
        return ""

    def releases(self) -> Mapping[str, Release]:
        """The release in use of each source."""
        return by_source()

    def release(self, slug: str, release: Release) -> Record:
        """A release as answers name it."""
        return told(release)

    def corrections(
        self, writer: Any, column: Column, facts: Sequence[Fact]
    ) -> Sequence[Record | None] | None:
        """What staff corrected of a column, and what it was published as; None where nothing."""
        return None

    def corrected(self, writer: Any, fact: Fact) -> Sequence[Record] | None:
        """All that staff corrected of a record, by field; None where staff correct no such ones."""
        return None

    def record_source(self, writer: Any, fact: Fact) -> str:
        """The source of a record's facts whose columns name none."""
        return ""

    def origins(
        self, writer: Any, column: Column, facts: Sequence[Fact], known: Known
    ) -> Sequence[Origin]:
        """Where each record's figure of a column comes from."""
        source, of = column.source, known.origin
        if isinstance(source, str) and not column.basis:
            return [of(source)] * len(facts) if source else known.own
        slugs = writer.sources_of(column, facts)
        return [of(slug) if slug else own for slug, own in zip(slugs, known.own, strict=True)]

    def more(self, selection: Selection, rows: Rows) -> Record:
        """What the answer says beside its records."""
        return {}

    @property
    def filters(self) -> Sequence[Filter]:
        """The declarations of its parameters."""
        return self.selection.filters

    @property
    def described(self) -> Mapping[str, str]:
        """What parameters are that no filter declares, by name."""
        return {}

    # Answers

    def list(self, params: QueryDict, site: str, path: str, **within: str) -> bytes:
        """A page of records as JSON; `site` stands before addresses. Raises Refused."""
        selection = self.checked(params, within)
        query = selection.query
        size = getattr(query, "size", USUAL_SIZE)
        ordered = selection.ordered
        first = self.first(selection, params, size)
        rows = ordered[first : first + size]
        following = ""
        if first + size < len(ordered):
            own = query.but(page=1) if "page" in query.__dataclass_fields__ else query
            last = self.keys(selection, rows[-1:])[0]
            following = f"{site}{path}{own.query({cursors.NAME: cursors.write(query, last)})}"
        data, sources = self.written(selection, rows, site, within)
        return members({
            "total": len(ordered),
            "next": following or None,
            "query": asked(query),
            "data": array(data),
            "sources": sources,
            "data_version": store.page_version(),
            **self.more(selection, rows),
        })  # fmt: skip

    def one(self, key: str, params: QueryDict, site: str, **within: str) -> bytes:
        """One record as JSON; parameters say for whom, as on pages. Raises Refused."""
        selection = self.checked(params, within)
        row = self.row(selection, key)
        if row is None:
            raise Refused(404, f"There is no “{clean(key)[:60]}” here.")
        data, sources = self.written(selection, np.array([row], dtype=np.int32), site, within)
        version = store.page_version()
        return members({"data": data[0], "sources": sources, "data_version": version})

    def checked(self, params: QueryDict, within: Mapping[str, str]) -> Selection:
        """The selection. Raises Refused for parameters that can't be used, all of them named."""
        known = {*self.state.__dataclass_fields__, *OWN}
        unknown = [
            Problem(clean(name)[:60], "There is no such parameter.", clean(str(params[name]))[:60])
            for name in params
            if name not in known
        ]
        selection = self.select(params, **within)
        if problems := (*unknown, *selection.problems):
            raise bad_parameters(problems, self.state, OWN)
        return selection

    def first(self, selection: Selection, params: QueryDict, size: int) -> int:
        """Where the page begins: behind the cursor, or as `page` says. Raises Refused."""
        if cursors.NAME not in params:
            page: int = getattr(selection.query, "page", 1)
            return (page - 1) * size
        given = clean(str(params[cursors.NAME]))
        try:
            before = self.row(selection, cursors.read(given, selection.query))
            found = np.flatnonzero(selection.ordered == (-1 if before is None else before))
            if not len(found):
                raise BadValue("The record that this cursor names is no longer in the list."
                                 " Please begin again without it.")  # fmt: skip
        except BadValue as error:
            wrong = Problem(cursors.NAME, str(error), given[:60])
            raise bad_parameters([wrong], self.state, OWN) from None
        return int(found[0]) + 1

    def written(
        self, selection: Selection, rows: Rows, site: str, within: Mapping[str, str]
    ) -> tuple[Sequence[bytes], bytes]:
        """The records of `rows`, and the releases that their figures come from.

        Who changes an order or a limit meets many records again: those that depend on nothing else
        that was asked are kept.
        """
        writer = self.writer(selection)
        variant = self.variant(writer)
        known: dict[int, Kept] = {}
        if variant is not None:
            key = (variant, site, *within.values(), selection.columns)
            known = kept_records(self.name).of(key)
        numbers = rows.tolist()
        found = {number: known[number] for number in numbers if number in known}
        if lacking := [number for number in numbers if number not in found]:
            made = self.made(selection, writer, np.array(lacking, dtype=np.int32), site, within)
            new = dict(zip(lacking, made, strict=True))
            found |= new
            known |= new
        told = releases_told(self)
        named = sorted({slug for one in found.values() for slug in one.sources})
        sources = {slug: told.as_json[slug] for slug in named if slug in told.as_json}
        return [found[number].json for number in numbers], members(sources)

    def made(
        self, selection: Selection, writer: Writer, rows: Rows, site: str, within: Mapping[str, str]
    ) -> Iterator[Kept]:
        """The records of `rows`, written now."""
        facts = list(selection.facts(rows))
        known = Known(releases_told(self).editions)
        known.own = [known.origin(self.record_source(writer, fact)) for fact in facts]
        ask = Asked(partial(self.origins, known=known), self.corrections)
        every = records(selection.columns, writer, facts, ask)
        for one, fact, key in zip(every, facts, self.keys(selection, rows), strict=True):
            page = self.page(key, **within)
            last = [pair("key", key), pair("page", f"{site}{page}" if page else None)]
            if (corrected := self.corrected(writer, fact)) is not None:
                last.append(pair("corrected", corrected))
            yield Kept(f"{{{','.join((one.members, *last))}}}".encode(), one.sources)


class KeptList(Resource):
    """A list of objects, which depend on nothing that is asked."""

    def variant(self, writer: Any) -> Hashable:
        """One and the same."""
        return ()


def asked(query: UrlState) -> Record:
    """What a query was read as: each parameter that is not at its default."""
    found: Record = {}
    fields = query.__dataclass_fields__
    for name, value in query.to_params():
        if name in IGNORED:
            continue
        if fields[name].metadata["several"]:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found
