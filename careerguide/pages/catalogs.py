"""A language's texts in one table, where Django looks through one for each app.

Django means to merge tables of one plural rule, but compares a rule with its code, so that none
merge (TranslationCatalog.update in 5.2): in Spanish each text was sought in up to thirteen tables,
which cost a list page a tenth of its time. Where Django's tables are no longer as they are now they
are left alone.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import trans_real

MANY = 5
"""A number that every plural rule of a Spanish table takes for several."""
Rule = Callable[[int], int]


def merged(code: str) -> dict[Any, Any]:
    """A language's tables put together, which Django uses from here on, for plurals; a text of
    several keeps what the first of them says."""
    catalog: Any = trans_real.translation(code)._catalog  # type: ignore[attr-defined]
    tables, rules = getattr(catalog, "_catalogs", []), getattr(catalog, "_plurals", [])
    if len(tables) < 2 or len(tables) != len(rules):
        return dict(reversed([*catalog.items()]))
    rule: Rule = max(rules, key=lambda one: one(MANY))
    whole: dict[Any, Any] = {}
    for table, own in reversed(list(zip(tables, rules, strict=True))):
        whole |= table
        if own(MANY) != rule(MANY):
            whole |= _plurals_of(table, own, rule)
    catalog._catalogs, catalog._plurals = [whole], [rule]
    return whole


def _plurals_of(table: dict[Any, Any], own: Rule, rule: Rule) -> dict[Any, Any]:
    """A table's plurals by the numbers of a rule with more forms: what it says of several."""
    last = own(MANY)
    plurals = [key for key in table if isinstance(key, tuple) and key[1] == last]
    return {
        (text, form): table[text, last]
        for text, _last in plurals
        for form in range(last + 1, rule(MANY) + 1)
    }
