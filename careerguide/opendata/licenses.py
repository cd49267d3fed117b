"""What publishers allow, by the words with which a release says its license."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from careerguide.lists.columns import Lazy


@dataclass(frozen=True)
class License:
    """A license by its Open Definition identifier, and what it allows in a sentence."""

    begins: str
    """With which words a release names it."""
    name: str
    title: Lazy
    path: str
    allows: Lazy


KNOWN = (
    License("Public domain", "other-pd", _("Public domain"),
            "https://www.usa.gov/government-copyright",
            _("Any use, without asking. The publisher likes to be named.")),
    License("CC BY 4.0", "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/",
            _("Any use, also for money, if who made it is named and changes are said.")),
    License("MIT", "MIT", "MIT", "https://opensource.org/license/mit",
            _("Any use, if the notice of the license goes with it.")),
    License("Facts", "notspecified", _("Facts"), "https://www.copyright.gov/circs/circ33.pdf",
            _("Facts may be used by anybody; the sources of each row are named in it.")),
)  # fmt: skip
OTHER = License(
    "", "notspecified", _("No license stated"), "",
    _("A public record whose publisher states no license: ask it before you publish the whole."),
)  # fmt: skip


def license_of(words: str) -> License:
    """What a release's words mean; OTHER where they name none."""
    said = words.casefold()
    return next((one for one in KNOWN if said.startswith(one.begins.casefold())), OTHER)
