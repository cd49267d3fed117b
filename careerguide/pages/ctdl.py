"""Credentials and programs in CTDL, Credential Engine's language (credreg.net/ctdl), as JSON-LD.
Plain values in, no Django.

Only what is known stands there: no figure that is an estimate, a floor or contradicted, and no
CTID, which a registry alone gives.
"""

from typing import Any

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
TYPE = "application/ld+json"
SOC = ("https://www.bls.gov/soc/2018/", "Standard Occupational Classification (2018)")
CIP = ("https://nces.ed.gov/ipeds/cipcode/", "Classification of Instructional Programs (2020)")
DELIVERY = ("https://credreg.net/ctdl/terms/Delivery", "Delivery Type")
COST = ("https://credreg.net/ctdl/terms/CostType", "Cost Type")
AUDIENCE = ("https://credreg.net/ctdl/terms/Audience", "Audience Type")
"""Frameworks: where one is described, and its name."""
Entity = dict[str, Any]


def document(found: Entity, own: str) -> Entity:
    """An entity as a document, at its own address."""
    return {"@context": CONTEXT, "@id": own} | found


def entity(kind: str, **values: Any) -> Entity:
    """An entity of a CTDL class with those of its properties that are known."""
    known = {k: v for k, v in values.items() if v is not None and v not in ("", [], {})}
    return {"@type": f"ceterms:{kind}"} | {f"ceterms:{name}": v for name, v in known.items()}


def words(text: str) -> dict[str, str] | None:
    """Text as CTDL keeps it, by language; None for ""."""
    return {"en": text} if text else None


def aligned(framework: tuple[str, str], node: str = "", code: str = "", title: str = "") -> Entity:
    """A code of a framework: a concept of CTDL's own by its `node`, others by their code."""
    address, name = framework
    return entity(
        "CredentialAlignmentObject", framework=address, frameworkName=words(name),
        targetNode=node, codedNotation=code, targetNodeName=words(title),
    )  # fmt: skip


def organization(name: str, short: str = "", page: str = "", place: Entity | None = None) -> Entity:
    """Who offers something."""
    return entity(
        "CredentialOrganization", name=words(name), alternateName=words(short),
        subjectWebpage=page, address=[place] if place else None,
    )  # fmt: skip


def place(street: str, city: str, state: str, zip_code: str) -> Entity | None:
    """A place in the United States; None of which nothing is known."""
    found = entity(
        "Place", streetAddress=words(street), addressLocality=words(city),
        addressRegion=words(state), postalCode=zip_code,
    )  # fmt: skip
    return found if len(found) > 1 else None


def cost(
    name: str, price: float, page: str, *, kind: tuple[str, str] | None = None,
    audience: tuple[str, str] | None = None,
) -> Entity:  # fmt: skip
    """A price in dollars, told on `page`. Its kind and who pays it are concepts of CTDL's own, each
    with its title, where one says just that."""
    return entity(
        "CostProfile", name=words(name), price=price, currency="USD", costDetails=page,
        directCostType=aligned(COST, kind[0], title=kind[1]) if kind else None,
        audienceType=[aligned(AUDIENCE, audience[0], title=audience[1])] if audience else None,
    )  # fmt: skip


def duration(exact: str) -> list[Entity]:
    """An ISO 8601 duration; nothing for ""."""
    return [entity("DurationProfile", exactDuration=exact)] if exact else []
