"""What a cell of the guides' files must look like."""

import re

from careerguide.releases.errors import RowError


def order(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) < 32_768):
        raise RowError("the order is not a whole number")
    return int(value)


def yes(value: str, name: str) -> bool:
    if value not in ("", "0", "1"):
        raise RowError(f"{name} is neither 1 nor empty")
    return value == "1"


def every(pattern: re.Pattern[str], words: str, wrong: str) -> None:
    if not all(pattern.fullmatch(word) for word in words.split()):
        raise RowError(wrong)
