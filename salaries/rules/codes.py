"""Which code of the wage release an occupation's wages stand under."""

from collections.abc import Container

# OEWS publishes some SOC occupations only combined (OEWS technical notes, "OEWS-specific
# occupations"); where the combination is the broad occupation, the rule below finds it.
_COMBINED = {
    "21-1011": "21-1018",
    "21-1014": "21-1018",
    "25-2055": "25-2052",
    "25-2056": "25-2052",
    "25-9042": "25-9045",
    "25-9043": "25-9045",
    "25-9049": "25-9045",
    "47-4091": "47-4090",
    "47-4099": "47-4090",
    "51-2022": "51-2028",
    "51-2023": "51-2028",
    "51-2092": "51-2090",
    "51-2099": "51-2090",
    "53-1042": "53-1047",
    "53-1043": "53-1047",
    "53-1044": "53-1047",
    "53-1049": "53-1047",
}


def wage_code(soc: str, published: Container[str]) -> str:
    """The code under which OEWS publishes `soc`: itself, a combination, or "" for neither."""
    for code in (soc, _COMBINED.get(soc, ""), f"{soc[:-1]}0"):
        if code in published:
            return code
    return ""
