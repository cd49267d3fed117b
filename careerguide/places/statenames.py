"""States as readers call them in their language."""

from django.utils.translation import get_language

from careerguide.folding import fold
from careerguide.pages.cache import per_language
from careerguide.places.names import STATES_SAID
from careerguide.places.states import STATE_NAMES


def state_name(code: str) -> str:
    """The name of a postal code's state; "" for no state's."""
    return STATES_SAID.get((get_language() or "", code)) or STATE_NAMES.get(code, "")


@per_language
def state_choices() -> dict[str, str]:
    """Postal code to name, by name."""
    found = {code: state_name(code) for code in STATE_NAMES}
    return dict(sorted(found.items(), key=lambda pair: fold(pair[1])))
