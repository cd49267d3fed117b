"""Which credential, of which body, about what."""

from django.utils.translation import gettext as _

from certifications.pages.words import focus_words
from certifications.rules.facts import Certification
from certifications.store import certifications
from guides import credentials
from guides.answers.sentences import each
from guides.reader import Reader


def first_credential(reader: Reader) -> list[str]:
    def say(one: Certification) -> str:
        asked = credentials.experience(one)
        level = f"{one.level}, " if one.level else ""
        place = f"; {one.places}" if one.places else ""
        if not asked and not place:
            return ""
        said = _("%(name)s (%(level)s%(body)s): experience %(asked)s%(place)s.")
        return said % {
            "name": one.abbreviation, "level": level, "body": one.body.abbreviation,
            "asked": asked or _("not stated"), "place": place,
        }  # fmt: skip

    return each(reader, say)


def bodies(reader: Reader) -> list[str]:
    """Which of all certifications here each issuer of the guide's gives."""
    found = []
    for slug in dict.fromkeys(one.body.slug for one in credentials.chosen(reader)):
        own = [one for one in certifications().all if one.body.slug == slug]
        names = ", ".join(one.short for one in own)
        found.append(f"{own[0].body.abbreviation}: {names}.")
    return found


def focus(reader: Reader) -> list[str]:
    """The guide's certifications by what they are about."""
    found: dict[str, list[str]] = {}
    for one in credentials.chosen(reader):
        found.setdefault(focus_words(one), []).append(one.abbreviation)
    return [f"{about.capitalize()}: {', '.join(names)}." for about, names in found.items()]


def law(reader: Reader) -> list[str]:
    """What is known of the law is the editors' to say; the data holds no licences."""
    return []
