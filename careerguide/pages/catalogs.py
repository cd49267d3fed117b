"""A language's texts in one table, where Django looks through one for each app.

Django means to merge tables of one plural rule, but compares a rule with its code, so that none
merge (TranslationCatalog.update in 5.2): in Spanish each text was sought in up to thirteen tables,
which cost a list page a tenth of its time. Without Django's tables as they are now nothing is done.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import trans_real

MANY = 5
"""A number that every plural rule of a Spanish table takes for several."""
Rule = Callable[[int], int]


def merge(code: str) -> None:
    """Put a language's tables together; a text of several keeps what the first of them says."""
    catalog: Any = trans_real.translation(code)._catalog  # type: ignore[attr-defined]
    tables, rules = getattr(catalog, "_catalogs", []), getattr(catalog, "_plurals", [])
    if len(tables) < 2 or len(tables) != len(rules):
        return
    rule: Rule = max(rules, key=lambda one: one(MANY))
    merged: dict[Any, Any] = {}
    for table, own in reversed(list(zip(tables, rules, strict=True))):
        merged |= table
        if own(MANY) != rule(MANY):
            merged |= _plurals_of(table, own, rule)
    catalog._catalogs, catalog._plurals = [merged], [rule]


def _plurals_of(table: dict[Any, Any], own: Rule, rule: Rule) -> dict[Any, Any]:
    """A table's plurals by the numbers of a rule with more forms: what it says of several."""
    last = own(MANY)
    plurals = [key for key in table if isinstance(key, tuple) and key[1] == last]
    return {
        (text, form): table[text, last]
        for text, _last in plurals
        for form in range(last + 1, rule(MANY) + 1)
    }
