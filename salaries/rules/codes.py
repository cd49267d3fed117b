"""Which code of the wage release an occupation's wages stand under."""

from collections.abc import Container, Mapping


def wage_code(soc: str, published: Container[str], combined: Mapping[str, str]) -> str:
    """The code under which OEWS publishes `soc`: itself, a combination, or "" for neither.

    `combined` gives the combination of an occupation that OEWS publishes only within one of its
    own; where the combination is the broad occupation, its code follows from that of `soc`.
    """
    for code in (soc, combined.get(soc, ""), f"{soc[:-1]}0"):
        if code in published:
            return code
    return ""
