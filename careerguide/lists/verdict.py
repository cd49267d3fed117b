"""How a line of a comparison is read: who wins for certain, or why nobody can.

The sentences stand on the ends of the figures alone, as the marks do (`comparison.best`).
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from careerguide.lists.comparison import FEWEST, Figure, Row, best, surely_better
from careerguide.pages.labels import listed


def reading(row: Row, names: Sequence[str]) -> str:
    """One or two sentences about a row, its things called by `names`; "" where none is needed."""
    if not row.differs:
        return ""
    return " ".join(filter(None, (verdict(row, names), row.reads)))


def certain(row: Row, names: Sequence[str]) -> str:
    """The verdict where it says something that surely holds; "" where nobody wins or loses."""
    judged = row.judged or row.figures
    known = _usable(judged)
    if not row.prefer or not _alike(judged, known):
        return ""
    return verdict(row, names) if _beaten(judged, known, row.prefer) else ""


def undecided(row: Row) -> bool:
    """Whether two figures or more are known of a row that has winners, and yet none is beaten."""
    judged = row.judged or row.figures
    known = _usable(judged)
    if not row.prefer or not row.differs or len(known) < FEWEST:
        return False
    return not (_alike(judged, known) and _beaten(judged, known, row.prefer))


def verdict(row: Row, names: Sequence[str]) -> str:
    """Who wins, or why nobody does; "" of a row that has no winners, or where nothing is known."""
    judged = row.judged or row.figures
    known = _usable(judged)
    if not row.prefer or not known or len(judged) < FEWEST:
        return ""
    if len(known) < FEWEST:
        words = {"name": names[known[0]]}
        if any(figure.flag for figure in judged):
            return _("Only %(name)s has a figure that nothing contradicts: no winner.") % words
        return _("Known for %(name)s only: no winner.") % words
    if not _alike(judged, known):
        return row.unlike or _("No winner: these figures measure different things.")
    winner = best(judged, row.prefer)
    if winner is None:
        return _nobody(row, judged, known, names)
    words = {"name": names[winner], "tag": row.tag}
    if len(known) == len(judged):
        return _("%(name)s is surely the %(tag)s.") % words
    words["others"] = listed([names[at] for at in range(len(judged)) if at not in known])
    return (
        _("%(name)s is the %(tag)s of those that can be compared; %(others)s may beat it.") % words
    )


def _nobody(row: Row, judged: Sequence[Figure], known: Sequence[int], names: Sequence[str]) -> str:
    """Why the best known ones can't be told apart, and who surely is none of them."""
    beaten = _beaten(judged, known, row.prefer)
    first = [at for at in known if at not in beaten]
    words = {"names": listed([names[at] for at in first]), "tag": row.tag}
    if len({(judged[at].low, judged[at].high) for at in first}) == 1:
        said = _("No winner: %(names)s are equal.")
    else:
        said = _("No winner between %(names)s: their ranges overlap.")
    if not beaten:
        return said % words
    words["others"] = listed([names[at] for at in beaten])
    return f"{said % words} {_('Surely not the %(tag)s: %(others)s.') % words}"


def _usable(judged: Sequence[Figure]) -> list[int]:
    return [at for at, figure in enumerate(judged) if figure.known and not figure.flag]


def _alike(judged: Sequence[Figure], known: Sequence[int]) -> bool:
    return len({judged[at].scope for at in known}) == 1


def _beaten(judged: Sequence[Figure], known: Sequence[int], prefer: str) -> list[int]:
    """Those that another surely beats."""
    return [at for at in known if any(surely_better(judged[o], judged[at], prefer) for o in known)]
