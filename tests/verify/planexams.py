"""Certifications in a plan: which are tried with a program, and what they cost over its years."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from tests.verify import costs
from tests.verify.certifications import Certification, sits
from tests.verify.planmoney import Cost, Three
from tests.verify.releases import DATA, records
from tests.verify.schooling import license_of

STUDY: Three = (3, 2, 1.5)
"""Months of study after a course, from the slow to the quick."""
NO_STUDY: Three = (0, 0, 0)
LITTLE = 6
"""Months of advised work that a course makes up for."""
TRIED = 2
LATER = ("advanced", "specialty")


class Exam(NamedTuple):
    """A certification in a plan; `passing` is a share, None where nobody publishes it."""

    one: Certification
    costs: tuple[Cost, ...]
    passing: float | None
    lift: Three


@lru_cache
def _asked() -> dict[str, list[tuple[str, str, int, str, str]]]:
    """By certification: strength, words, months, way and kind of what is asked."""
    found = defaultdict(list)
    for row in records(DATA / "certifications/requirements.csv"):
        found[row["certification"]].append(
            (row["strength"], row["text"].lower(), int(row["months"] or 0), row["way"], row["kind"])
        )
    return found


@lru_cache
def _fields() -> dict[str, list[str]]:
    found = defaultdict(list)
    for row in records(DATA / "certifications/preparations.csv"):
        found[row["certification"]].append(row["cip"])
    return found


@lru_cache
def passing(slug: str) -> float | None:
    """The share that passed in the newest year published by who can be relied on."""
    rows = [
        (int(row["year"]), float(row["percent"]) / 100)
        for row in records(DATA / "certifications/pass_rates.csv")
        if row["certification"] == slug and row["confidence"] != "low"
    ]
    return max(rows)[1] if rows else None


@lru_cache
def worst_of_all() -> float | None:
    known = {row["certification"] for row in records(DATA / "certifications/pass_rates.csv")}
    return min((rate for one in known if (rate := passing(one)) is not None), default=None)


def asking(known: dict[str, Certification], soc: str, state: str) -> list[Certification]:
    """Those with an exam that open a job, but for apprentices' marks and other states' licenses."""
    return [
        one for one in known.values()
        if soc in [code.strip() for code in one.row["related_soc"].split(";")]
        and not one.row["abbreviation"].endswith("-A")
        and sits(one.row) and one.row["state"] in ("", state)
    ]  # fmt: skip


def needed(one: Certification) -> bool:
    """Whether a law asks for it: a license, an exam for one, or a federal rule."""
    return one.row["kind"] in ("state license", "license exam", "federal floor")


def asked_for(peers: list[Certification]) -> bool:
    """Whether anybody asks for one of them; what our editors linked alone is asked by nobody."""
    return any(needed(one) or one.row["soc_basis"] != "editorial" for one in peers)


def _words(one: Certification) -> dict[str, list[str]]:
    """By way ("" for everybody): the words of what is asked to sit."""
    found: dict[str, list[str]] = {"": [one.row["eligibility_education"].lower()]}
    if found[""][0].startswith("none required"):
        found[""] = []
    for strength, text, _months, way, _kind in _asked()[one.slug]:
        if strength == "to sit":
            found.setdefault(way, []).append(text)
    return found


def _least_award(one: Certification) -> int:
    """The least award that its words ask of who sits, on the way that asks for least: 3 for an
    associate, 5, or 0."""
    words = _words(one)
    everybody = words.pop("")
    said = [" ".join([*everybody, *more]) for more in words.values()] or [" ".join(everybody)]
    return min(3 if "associate" in one else 5 if "bachelor" in one else 0 for one in said)


def _no_course(one: Certification) -> bool:
    """Whether a license can be had by its exam alone: nothing is required before it."""
    return one.row["eligibility_education"].lower().startswith("none required") and not any(
        strength == "to sit" for strength, *_rest in _asked()[one.slug]
    )


def _prepares(one: Certification, cip: str, level: int) -> bool:
    order = {0: 0, 20: 0, 21: 0, 2: 0, 4: 0, 3: 3, 5: 5, 6: 5}
    fits = any(cip.startswith(code) for code in _fields()[one.slug])
    enough = fits and order.get(level, 9) >= _least_award(one)
    return enough or (needed(one) and _licensed(one.row["related_soc"], cip, level))


def _licensed(jobs: str, cip: str, level: int) -> bool:
    """Whether the license of one of the jobs, if it names fields, is had by such a program."""
    held = [license_of(job.strip()) for job in jobs.split(";")]
    return any(one and one.fields and cip.startswith(one.fields) and level in one.levels
               for one in held)  # fmt: skip


def _beginner(one: Certification, worked: int) -> bool:
    if one.experience == "some" and worked < (one.months or 1):
        return False
    advised = [asked[2] for asked in _asked()[one.slug] if asked[0] == "advised"]
    return one.row["level"] not in LATER and max(advised, default=0) <= max(worked, LITTLE)


def tried(peers: list[Certification], cip: str, level: int, worked: int) -> list[Certification]:
    """The cheapest to earn that a program prepares for, unknown costs last; what a law asks for
    before all, and after any program where no course is asked."""
    found = [
        one
        for one in peers
        if (_prepares(one, cip, level) or (needed(one) and _no_course(one)))
        and (needed(one) or _beginner(one, worked))
    ]

    def earn(one: Certification) -> tuple[object, ...]:
        cost = costs.to_earn(one.terms)
        return not needed(one), cost.low != cost.high, cost.weak, cost.low, one.slug

    return sorted(found, key=earn)[:TRIED]


def exam(one: Certification, peers: list[Certification], years: int, worked: int) -> Exam:
    """What it adds to a plan of so many years."""
    rate = passing(one.slug)
    return Exam(one, tuple(_costs(one, peers, years)), rate, _lift(one, worked))


def _lift(one: Certification, worked: int) -> Three:
    """Months under an apprentice's mark after a course."""
    ways = sorted(
        int(row["months_of_work"])
        for row in records(DATA / "certifications/apprentice_routes.csv")
        if row["certification"] == f"{one.slug}-a" and int(row["months_of_work"])
    )
    if not ways or worked >= ways[-1]:
        return NO_STUDY
    soon, late = max(0, ways[0] - worked), max(0, ways[-1] - worked)
    return late, soon, soon


def _costs(one: Certification, peers: list[Certification], years: int) -> list[Cost]:
    terms = one.terms
    cycle = terms.cycle or 0
    route = costs.over(terms, years).counted
    most = _most_known(peers)
    found = []
    fee, two = terms.fee("exam", route), terms.fee("two attempts", route)
    for part in dict.fromkeys(f.part for f in terms.fees if f.kind == "exam") or [""]:
        price = terms.fee("exam", route, part) or two
        known = None if price is None else float(price.dollars)
        told = None if known is None else (known,) * 3
        # What a law asks for is due on every route, so that it decides between none.
        found.append(Cost("exam", told, decides=not needed(one)))
    again = terms.fee("second attempt", route) or fee
    if again is not None:
        found.append(Cost("exam", _second_try(one, peers, float(again.dollars))))
    if registration := terms.fee("registration", route):
        found.append(Cost("exam", (float(registration.dollars),) * 3))
    if terms.licensed:
        of_state = terms.fee("state", route)
        found.append(Cost("exam", None if of_state is None else (float(of_state.dollars),) * 3))
    if route == "member":
        dues = next((float(f.dollars) for f in terms.fees if f.kind == "dues"), None)
        told = None if dues is None else (dues,) * 3
        found.append(Cost("exam", told, most["dues"] or None, every=12))
    if not cycle or 12 * years > cycle:
        renewal = terms.fee("renewal", route)
        each = None if renewal is None else (float(renewal.dollars),) * 3
        found.append(Cost("exam", each, most["renewal"] * cycle or None, cycle, cycle))
    if one.row["ceu_required"] and cycle:  # units of continuing education have no price anywhere
        found.append(Cost("exam", None, None, cycle, cycle))
    return found


def _second_try(one: Certification, peers: list[Certification], fee: float) -> Three:
    """Paid at the chance of needing it; who passes is as elsewhere where nobody says."""
    rate = passing(one.slug)
    if rate is None:
        known = [share for peer in peers if (share := passing(peer.slug)) is not None]
        rate = min(known) if known else worst_of_all()
    share = 1.0 if rate is None else 1 - rate
    return fee, share * fee, 0.0


def worst(peers: list[Certification]) -> float | None:
    """What an unknown pass rate counts as: the lowest known of the peers, else of all."""
    known = [share for peer in peers if (share := passing(peer.slug)) is not None]
    return min(known) if known else worst_of_all()


def _most_known(peers: list[Certification]) -> dict[str, float]:
    """The most that is known: dues a year, renewals a month."""
    found = {"dues": 0.0, "renewal": 0.0}
    for one in peers:
        for fee in one.terms.fees:
            if fee.kind == "dues":
                found["dues"] = max(found["dues"], float(fee.dollars))
            elif fee.kind == "renewal" and one.terms.cycle:
                each = float(fee.dollars) / one.terms.cycle
                found["renewal"] = max(found["renewal"], each)
    return found
