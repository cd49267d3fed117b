"""The publishers' files read plainly, to compute figures anew without any of the site's code."""

import csv
import gzip
import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a csv or csv.gz below data/, with headers and cells stripped."""
    path = DATA / name
    with gzip.open(path) if name.endswith(".gz") else path.open("rb") as packed:
        stream = io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        reader = csv.reader(stream)
        header = [column.strip() for column in next(reader)]
        for row in reader:
            yield dict(zip(header, map(str.strip, row), strict=True))


def amount(text: str) -> int | None:
    """Whole dollars or a whole count; None for the publishers' marks for missing."""
    if text in ("", ".", "-1", "-2", "*", "**"):
        return None
    return round(float(text.replace(",", "")))


@lru_cache
def directory() -> dict[int, dict[str, str]]:
    """HD2024 by UNITID."""
    return {int(row["UNITID"]): row for row in rows("ipeds/hd2024.csv.gz")}


@lru_cache
def completions() -> dict[tuple[int, str, int], int]:
    """Awards of 2024 (first majors, no totals) by UNITID, CIP code and award level."""
    return {
        (int(row["UNITID"]), row["CIPCODE"], int(row["AWLEVEL"])): int(row["CTOTALT"])
        for row in rows("ipeds/c2024_a.csv.gz")
        if row["MAJORNUM"] == "1" and row["CIPCODE"] != "99"
    }


@lru_cache
def year_prices() -> dict[int, dict[str, str]]:
    """IC2023_AY by UNITID."""
    return {int(row["UNITID"]): row for row in rows("ipeds/ic2023_ay.csv.gz")}


@lru_cache
def whole_programs() -> dict[int, dict[str, str]]:
    """IC2023_PY by UNITID."""
    return {int(row["UNITID"]): row for row in rows("ipeds/ic2023_py.csv.gz")}


@lru_cache
def slots() -> list[tuple[int, str, int]]:
    """(UNITID, CIP code, slot) of every program IC2023_PY names, zeros restored."""
    return [
        (unitid, f"{float(row[f'CIPCODE{n}']):07.4f}", n)
        for unitid, row in whole_programs().items()
        for n in range(1, 7)
        if row[f"CIPCODE{n}"] not in ("", ".", "-1", "-2")
    ]


@lru_cache
def outcomes() -> dict[tuple[int, str, int], dict[str, str]]:
    """Scorecard by UNITID, CIP group like 51.07 and credential level."""
    found = {}
    for row in rows("scorecard/field_of_study_2026-06-10.csv.gz"):
        code = row["cip_code"].zfill(4)
        key = int(row["unitid"]), f"{code[:2]}.{code[2:]}", int(row["credential_level"])
        found[key] = row
    return found


@lru_cache
def texas() -> dict[int, dict[str, str]]:
    return {int(row["Program ID"]): row for row in rows("etpl/texas_etpl_2024-03-20.csv.gz")}


@lru_cache
def wages() -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """Annual p25 and median of May 2025 by area and occupation; "#" is $239,200."""

    def dollars(text: str) -> int | None:
        return 239_200 if text == "#" else amount(text)

    return {
        (row["AREA"], row["OCC_CODE"]): (dollars(row["A_PCT25"]), dollars(row["A_MEDIAN"]))
        for row in rows("oews/all_data_M_2025.csv.gz")
    }
