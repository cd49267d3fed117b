"""The publishers' files read plainly, to compute figures anew without any of the site's code."""

import csv
import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TextIO

DATA = Path(__file__).resolve().parent.parent / "data"


OEWS = "oews/all_data_M_2025.csv.gz"


@contextmanager
def opened(name: str) -> Iterator[tuple[list[str], TextIO]]:
    """A csv or csv.gz below data/: its headers, stripped, and the lines after them."""
    path = DATA / name
    with gzip.open(path) if name.endswith(".gz") else path.open("rb") as packed:
        stream = io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        [header] = csv.reader([stream.readline()])
        yield [column.strip() for column in header], stream


def rows(name: str, **having: str) -> Iterator[dict[str, str]]:
    """The rows of a file, or those with these cells, with headers and cells stripped.

    Lines without the words sought are passed over unread, a fifth of the work on a large file; so
    they may not be sought where a cell spans lines.
    """
    with opened(name) as (header, stream):
        lines = (line for line in stream if all(cell in line for cell in having.values()))
        for cells in csv.reader(lines if having else stream):
            row = dict(zip(header, map(str.strip, cells), strict=True))
            if having.items() <= row.items():
                yield row


def columns(name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """Some cells of every row: much less work than all of them by name."""
    with opened(name) as (header, stream):
        for cells in map(itemgetter(*map(header.index, wanted)), csv.reader(stream)):
            yield tuple(map(str.strip, cells))


def amount(text: str) -> int | None:
    """Whole dollars or a whole count; None for the publishers' marks for missing."""
    if text in ("", ".", "-1", "-2", "*", "**"):
        return None
    return round(float(text.replace(",", "")))


def amount_or_mark(text: str) -> int | None:
    """The same, and None for “#”, which is a bound."""
    return None if text == "#" else amount(text)


@lru_cache
def directory() -> dict[int, dict[str, str]]:
    """HD2024 by UNITID."""
    return {int(row["UNITID"]): row for row in rows("ipeds/hd2024.csv.gz")}


@lru_cache
def closures() -> dict[int, str]:
    """The day each school closed that HD2024 has as open, by UNITID."""
    return {int(row["unitid"]): row["close_date"] for row in rows("schools/closures_2024_2026.csv")}


@lru_cache
def completions() -> dict[tuple[int, str, int], int]:
    """Awards of 2024 (first majors, no totals) by UNITID, CIP code and award level."""
    return {
        (int(school), cip, int(level)): int(awards)
        for school, cip, major, level, awards in columns(
            "ipeds/c2024_a.csv.gz", "UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"
        )
        if major == "1" and cip != "99"
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
def earnings_by_year() -> dict[tuple[int, str, int], tuple[int | None, int | None]]:
    """Medians one and four years after, by UNITID, CIP group like 51.07 and credential level."""
    return {
        (int(school), f"{cip.zfill(4)[:2]}.{cip.zfill(4)[2:]}", int(level)): (
            amount(one),
            amount(four),
        )
        for school, cip, level, one, four in columns(
            "scorecard/earnings_1yr_4yr_2026-06-10.csv.gz", "unitid", "cip_code",
            "credential_level", "earnings_median_1yr", "earnings_median_4yr",
        )
    }  # fmt: skip


@lru_cache
def texas() -> dict[int, dict[str, str]]:
    return {int(row["Program ID"]): row for row in rows("etpl/texas_etpl_2024-03-20.csv.gz")}


@lru_cache
def completion_rates() -> dict[int, float]:
    """By UNITID, the share of first-time full-time students who finish; 0 is one not known."""
    read = columns("scorecard/institutions_2026-06-10.csv.gz", "UNITID", "completion_rate")
    return {int(unitid): float(rate) for unitid, rate in read if rate and float(rate)}


@lru_cache
def wages() -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """Annual p25 and median of May 2025 by area and occupation; "#" is $239,200."""

    def dollars(text: str) -> int | None:
        return 239_200 if text == "#" else amount(text)

    return {
        (area, soc): (dollars(p25), dollars(median))
        for area, soc, p25, median in columns(OEWS, "AREA", "OCC_CODE", "A_PCT25", "A_MEDIAN")
    }


@lru_cache
def paid(soc: str) -> dict[str, dict[str, str]]:
    """The rows of an occupation in May 2025, of all industries, by area."""
    return {row["AREA"]: row for row in _wage_rows(OCC_CODE=soc)}


@lru_cache
def paid_in(area: str) -> dict[str, dict[str, str]]:
    """The same of an area, by occupation."""
    return {row["OCC_CODE"]: row for row in _wage_rows(AREA=area)}


@lru_cache(maxsize=1)
def _wage_lines() -> list[str]:
    """The whole file, 70 MB: unpacking it is most of the work of finding a few rows."""
    with opened(OEWS) as (header, stream):
        return [",".join(header), *stream]


def _wage_rows(**having: str) -> Iterator[dict[str, str]]:
    lines = _wage_lines()
    found = (line for line in lines if all(cell in line for cell in having.values()))
    for row in csv.DictReader(found, lines[0].split(",")):
        if having.items() <= row.items() and row["I_GROUP"] == "cross-industry":
            yield row
