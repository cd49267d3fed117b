"""What the types of area are called: in addresses, beside a name, and as choices."""

from django.utils.translation import gettext as _

AREA_TYPES = {1: "nation", 2: "state", 3: "territory", 4: "metro", 6: "nonmetro"}


def area_kinds() -> dict[int, str]:
    """What each type of area is called beside its name."""
    return {
        1: _("nation"),
        2: _("state"),
        3: _("territory"),
        4: _("metro area"),
        6: _("nonmetro area"),
    }


def type_labels() -> dict[str, str]:
    """The types as choices of a form."""
    return {
        "nation": _("Nation"),
        "state": _("States"),
        "territory": _("Territories"),
        "metro": _("Metro areas"),
        "nonmetro": _("Nonmetro areas"),
    }
