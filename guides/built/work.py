"""What the work is and whom it suits, in sentences: O*NET's interests, zones, tasks and skills."""

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language
from careerguide.pages.english import as_english
from careerguide.pages.labels import listed
from careerguide.words.data_text import data_text, sentence
from guides.built.reader import Fact, Reader, fact
from salaries.pages.portrait import zones

TASKS = 5
TITLES = 5
INTERESTS = 3


@per_language
def interest_words() -> dict[str, str]:
    """What Holland's six interests, by O*NET's names, mean at work: in our words, after O*NET's."""
    return {
        "Realistic": _("working with their hands, with tools, machines, plants or animals"),
        "Investigative": _("finding things out and solving problems by thinking"),
        "Artistic": _("making and designing things in their own way"),
        "Social": _("helping, teaching or caring for people"),
        "Enterprising": _("leading people, selling and deciding"),
        "Conventional": _("keeping to set steps, with records, figures and details"),
    }


def fit(reader: Reader) -> list[Fact]:
    """Whom the work suits, and how much preparation it asks for; none where O*NET rates neither."""
    profiles, found = reader.known.profiles, []
    meaning = interest_words()
    named = profiles["interests"].get(reader.soc, [])[:INTERESTS]
    likes = [meaning[name] for name in named if name in meaning]
    if likes:
        said = _("It suits people who like, first of all: %(first)s.") % {"first": likes[0]}
        if len(likes) > 1:
            said += " " + _("Then: %(others)s.") % {"others": "; ".join(likes[1:])}
        found.append(fact(said, "onet-interests"))
    if zone := zones(profiles["zones"].get(reader.soc, [])):
        said = _("The job zone, which says how much preparation a job asks for, is %(zone)s.")
        found.append(fact(said % {"zone": zone}, "onet-jobzones"))
    return found


def tasks(reader: Reader) -> list[str]:
    """The first tasks of O*NET's list."""
    found: list[str] = reader.known.profiles["tasks"].get(reader.soc, [])
    return found[:TASKS]


def about(reader: Reader) -> list[Fact]:
    """The skills that matter most, software that ads name, and what else the job is called."""
    profiles, found = reader.known.profiles, []
    if skills := profiles["skills"].get(reader.soc, []):
        said = _("The skills that matter most: %(skills)s.")
        names = listed([data_text(name, str.lower) for name in skills])
        found.append(fact(sentence(said, {"skills": names}), "onet-skills"))
    if named := profiles["technologies"].get(reader.soc, []):
        said = _("Software and tools that job ads often name: %(names)s.")
        names = as_english("; ".join(named))
        found.append(fact(sentence(said, {"names": names}), "onet-technology"))
    if titles := profiles["reported"].get(reader.soc, [])[:TITLES]:
        said = _("People in the job also call it: %(titles)s.")
        names = as_english("; ".join(titles))
        found.append(fact(sentence(said, {"titles": names}), "onet-reported"))
    return found
