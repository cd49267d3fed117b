"""Words about programs that several pages use."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext, gettext_lazy
from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language
from careerguide.pages.labels import translated
from careerguide.pages.language import OWN
from careerguide.places.statenames import state_name
from programs.catalog import Catalog
from programs.models.catalog import FLAG_BIT, FLAGS_OF, Flag
from programs.rules import reasons
from programs.rules.codes import Residency

FEW = 50
"""Programs found, past which a reader has a choice."""


@per_language
def residencies() -> dict[str, str]:
    """By the value that addresses use."""
    return {one.value: translated(one.label) for one in Residency}


def years_after(years: int) -> str:
    """When a cohort's earnings are measured; "" for 0."""
    if years == 1:
        return _("1 year after finishing")
    return _("%(n)s years after finishing") % {"n": years} if years else ""


def flags_of(figure: str, bits: int, *, brief: bool = False) -> str:
    """The contradictions of one figure in words, from a program's flag bits; "" for none."""
    if not bits:
        return ""
    found = [kind for kind in FLAGS_OF[figure] if bits & FLAG_BIT[kind]]
    return "; ".join(str(BRIEF_FLAGS[kind] if brief else kind.label) for kind in found)


def reason_words(reason: str) -> str:
    """Why a figure is flagged, in the reader's language; the build's own sentence in English."""
    if not reason or get_language() == OWN:
        return reason
    template, values = reasons.parts(reason)
    said = {name: reason_words(value) for name, value in values.items()}
    return gettext(template) % said if values else gettext(reason)


def list_states(catalog: Catalog) -> str:
    """The states for which providers that are no colleges are listed; "" where for none."""
    names = [state_name(state) for state in sorted(catalog.list_states)]
    return get_text_list(names, _("and"))


def lacking(catalog: Catalog, states: Iterable[str], found: int) -> str:
    """For which states trade schools are listed, where it may be why few programs are found.

    "" where there are more than FEW, where lists cover all of `states`, and where there is no list.
    """
    listed = list_states(catalog)
    if not listed or found > FEW or catalog.list_states.issuperset(states):
        return ""
    said = _("Trade schools that are not colleges are listed for %(states)s only.")
    return said % {"states": listed}


BRIEF_FLAGS = {
    Flag.Kind.PRICE_OUTLIER: gettext_lazy("far outside its field"),
    Flag.Kind.LENGTH_BAND: gettext_lazy("does not fit its award"),
    Flag.Kind.LISTED_LENGTH: gettext_lazy("weeks and hours differ"),
    Flag.Kind.CLOSED: gettext_lazy("school marked closed"),
    Flag.Kind.LOW_EARNINGS: gettext_lazy("below high school"),
    Flag.Kind.PAY_ABOVE: gettext_lazy("far above graduates’ earnings"),
}
"""What a list's row says of each, where there is no room for its whole label."""
