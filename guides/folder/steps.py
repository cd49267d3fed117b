"""What to do next, from what a folder holds: which aid to ask for, whom to call, what to check."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.labels import listed
from careerguide.words.data_text import data_text, sentence
from guides.folder.certifications import CertificationItem
from guides.folder.programs import ProgramItem


class Step(TypedDict):
    """A line of the checklist; `key` names it where the browser keeps that it is done."""

    key: str
    text: str


def steps(
    programs: Sequence[ProgramItem], certifications: Sequence[CertificationItem]
) -> list[Step]:
    """Aid first, since it is slow; then schools, then who issues certifications."""
    return [*_aid(programs), *map(_school, programs), *_issuers(certifications)]


def _aid(programs: Iterable[ProgramItem]) -> list[Step]:
    """Each aid once, with how to apply, as the list of aid has it."""
    found = {one["aid"]["key"]: one["aid"] for one in programs if one["aid"]}
    how = _("Apply for %(aid)s: %(how)s.")
    ask = _("Ask about %(aid)s.")
    return [
        {"key": f"aid:{key}",
         "text": sentence(how if aid["how"] else ask, {
             "aid": data_text(aid["name"]), "how": data_text(aid["how"])})}
        for key, aid in found.items()
    ]  # fmt: skip


def _school(one: ProgramItem) -> Step:
    """The number where it is known; what to ask stands with the program."""
    said = _("Call %(school)s, %(phone)s.") if one["phone"] else _("Call %(school)s.")
    words = {"school": one["school"], "phone": one["phone"]}
    return {"key": one["key"], "text": sentence(said, words)}


def _issuers(certifications: Sequence[CertificationItem]) -> list[Step]:
    """All in one line; none without certifications."""
    if not certifications:
        return []
    bodies = list(dict.fromkeys(one["body"] for one in certifications))
    names = listed([one["short"] for one in certifications])
    said = _("Before you pay, check with %(bodies)s what %(names)s cost now, and ask of you.")
    text = sentence(said, {"bodies": listed(bodies), "names": names})
    return [{"key": "issuers", "text": text}]
