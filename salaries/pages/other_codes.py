"""Codes that have no wage page of their own: groups, combined occupations, and none at all."""

import re
from typing import Any

from salaries.models import Occupation
from salaries.occupations import Occupations
from salaries.pages.occupation.portrait import link

LOOSE = re.compile(r"(\d\d)-?(\d{4})(?:\.\d\d)?")
SHORTEST = {"major": 3, "minor": 4, "broad": 6}
"""How much of a group's code its occupations share: 29-0000, 29-2000, 29-2070."""


def rewritten(known: Occupations, code: str) -> str:
    """A known code written otherwise (292072, 29-2072.00) as SOC writes it; else ""."""
    found = LOOSE.fullmatch(code)
    soc = f"{found[1]}-{found[2]}" if found else ""
    return soc if soc != code and (soc in known.at or soc in known.profiles["others"]) else ""


def explained(known: Occupations, code: str) -> tuple[dict[str, Any], int]:
    """What the code is and where its wages stand, with the status 200; or 404."""
    title, level, wages = known.profiles["others"].get(code, ("", "", ""))
    members = _members(known, code, level)
    context = {
        "section": "wages",
        "code": code[:40],
        "title": title,
        "is_group": level in Occupation.Group.values and level != Occupation.Group.DETAILED,
        "wages": link(known, wages) | {"code": wages} if wages else None,
        "members": members,
        "near": [] if title else _near(known, code),
    }
    return context, 200 if title else 404


def unknown_area(known: Occupations, soc: str, area: str) -> dict[str, Any]:
    """For the page that says there is no such area."""
    return {"section": "wages", "area": area[:40], "occupation": link(known, soc)}


def _members(known: Occupations, code: str, level: str) -> list[dict[str, str]]:
    length = SHORTEST.get(level, 0 if level == "total" else 6)
    return [] if not length else _starting(known, code[:length])


def _near(known: Occupations, code: str) -> list[dict[str, str]]:
    """The occupations that share most of a mistyped code's beginning."""
    found = LOOSE.fullmatch(code)
    if not found:
        return []
    alike = (_starting(known, f"{found[1]}-{found[2][:digits]}") for digits in (3, 2, 1, 0))
    return next(filter(None, alike), [])[:10]


def _starting(known: Occupations, prefix: str) -> list[dict[str, str]]:
    codes = [code for code in known.codes if code.startswith(prefix)]
    return [link(known, code) | {"code": code} for code in codes]
