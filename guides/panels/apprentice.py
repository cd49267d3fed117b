"""How the apprentice's mark comes off: every way, by the months of work it takes."""

from typing import Any

from certifications.rules.facts import Certification
from certifications.store import certifications
from guides import credentials
from guides.cited import cited, releases
from guides.library import HeldSection
from guides.reader import Reader


def apprentice(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    return {
        "designations": [
            {"abbreviation": one.abbreviation, "href": credentials.href(one), **ways(one)}
            for one in designations(reader)
        ],
        "sources": releases("certification-apprentice_routes", "certifications"),
    }


def designations(reader: Reader) -> list[Certification]:
    """Apprentice designations of the guide's certifications, that say how they are lifted."""
    known = certifications().by_slug
    slugs: dict[str, None] = {}
    for one in credentials.chosen(reader):
        slugs |= dict.fromkeys((one.slug, *one.apprentices))
    return [known[slug] for slug in slugs if slug in known and known[slug].lifts]


def ways(one: Certification) -> dict[str, Any]:
    """The ways, longest first, each with what it cites, or that once where all cite the same."""
    lifts = sorted(one.lifts, key=lambda lift: -lift.months_of_work)
    each = [cited(lift.origin, figure=True) for lift in lifts]
    alike = all(own == each[0] for own in each)
    rows = [
        {"months": lift.months_of_work, "text": lift.text, "cited": None if alike else own}
        for lift, own in zip(lifts, each, strict=True)
    ]
    return {"ways": rows, "cited": each[0] if alike and each else None}
