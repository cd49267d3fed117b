"""Small files in the layout of OEWS. Every figure is made up."""

from pathlib import Path
from typing import Any

from tests.programs.sources.small import write

COLUMNS = (
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE",
    "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT",
    "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN",
    "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL",
    "HOURLY",
)  # fmt: skip
NATION = {"AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US"}
BOSTON = {"AREA": "14460", "AREA_TITLE": "Boston, MA-NH", "AREA_TYPE": "4", "PRIM_STATE": "MA"}


def row(**changed: Any) -> dict[str, Any]:
    """One occupation's row in the nation, unless said otherwise."""
    given = NATION | {
        "NAICS": "000000", "I_GROUP": "cross-industry", "OWN_CODE": "1235",
        "OCC_CODE": "29-2072", "OCC_TITLE": "Medical Records Specialists", "O_GROUP": "detailed",
        "TOT_EMP": "1,230", "EMP_PRSE": "1.5", "JOBS_1000": "0.5", "LOC_QUOTIENT": "0.9",
        "MEAN_PRSE": "0.7", "H_MEAN": "20.00", "A_MEAN": "41600", "H_PCT10": "10.01",
        "H_PCT25": "15.00", "H_MEDIAN": "19.99", "H_PCT75": "25.00", "H_PCT90": "30.00",
        "A_PCT10": "20820", "A_PCT25": "31200", "A_MEDIAN": "41,580", "A_PCT75": "52000",
        "A_PCT90": "62400",
    }  # fmt: skip
    return given | changed


WAGES = tuple(c for c in COLUMNS if c.startswith(("H_", "A_")))


def national(folder: Path, *rows: dict[str, Any], year: int = 2024) -> Path:
    return write(folder / f"national_M{year}_dl.csv", COLUMNS, rows)
