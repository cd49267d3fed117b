"""Places in an app's pages, rules and models that what stands above fills: imports run down only.

settings.SLOTS names every slot and the function that fills it: one place that says who does.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def filler(slot: str) -> Callable[..., Any] | None:
    """The function that fills a slot; None where settings.SLOTS leaves it empty."""
    path = settings.SLOTS.get(slot, "")
    return import_string(path) if path else None
