"""Every row of the articles' facts stands on the page that its placement names."""

import csv
import html
import re
from functools import lru_cache

import pytest
from django.test import Client

from tests import raw
from tests.raw import DATA

pytestmark = pytest.mark.usefixtures("site_data")

ARTICLES = "/paths/older-articles/"
OUTCOMES = {"shown", "corrected", "superseded"}


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


FACTS = {row["fact_id"]: row for row in read("guide/source_facts.csv")}
PLACED = {row["fact_id"]: row for row in read("guide/placements.csv")}


def folded(text: str) -> str:
    """Lower case, straight quotes, plain spaces: how a page writes a word does not matter."""
    quotes = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})
    return " ".join(html.unescape(text).translate(quotes).split()).lower()


def words_of(page: str) -> str:
    """What a reader sees: no scripts, no tags; cells and lines are parted by spaces."""
    shown = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", page)
    return folded(re.sub(r"<[^>]+>", " ", shown))


@lru_cache
def opened(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return words_of(response.content.decode())


def written(fact: dict[str, str]) -> str:
    """A number as pages write it: $16.93, $50,250, 15%, 14,200."""
    value, unit = fact["value"], fact["unit"]
    if not re.fullmatch(r"[\d.]+", value):
        return value  # "under 1" year
    if unit.startswith("USD"):
        return f"${float(value):,.2f}" if unit == "USD/hour" else f"${int(value):,}"
    return f"{float(value):g}%" if unit == "percent" else f"{int(value):,}"


def has(words: str, wanted: str) -> bool:
    """Whether `wanted` stands in `words` as a whole: 1 is not in 12 or $1,000."""
    pattern = rf"(?<![\w$.,]){re.escape(folded(wanted))}(?![\w%]|[.,]\d)"
    return bool(re.search(pattern, folded(words)))


def named(fact: dict[str, str], words: str) -> bool:
    """Whether the words name the value (all of its parts) or what it is a value of."""
    parts = [part for part in fact["value"].split(";") if part.strip()]
    return all(folded(part) in folded(words) for part in parts) or (
        folded(fact["subject"]) in folded(words)
    )


def test_every_fact_has_one_placement_and_no_placement_is_of_nothing() -> None:
    assert len(FACTS) == 368
    assert list(PLACED) == list(FACTS)
    assert {row["outcome"] for row in PLACED.values()} == OUTCOMES


@pytest.mark.parametrize("address", sorted({row["page"] for row in PLACED.values()}))
def test_the_words_of_each_placement_stand_on_its_page(address: str) -> None:
    page = opened(address)
    placed = [row for row in PLACED.values() if row["page"] == address]
    missing = [
        f"{row['fact_id']}: {part}"
        for row in placed
        for part in row["words"].split(" | ")
        if folded(part) not in page
    ]
    assert not missing


def test_the_words_of_a_number_hold_the_number() -> None:
    numbers = [fact for fact in FACTS.values() if fact["kind"] == "number"]
    assert len(numbers) > 180
    wrong = {
        fact["fact_id"]: words
        for fact in numbers
        if not has(words := PLACED[fact["fact_id"]]["words"], written(fact))
    }
    assert not wrong


def test_the_words_of_a_name_hold_the_name() -> None:
    names = [fact for fact in FACTS.values() if fact["kind"] == "entity"]
    assert len(names) > 80
    wrong = {
        fact["fact_id"]: words
        for fact in names
        if not named(fact, words := PLACED[fact["fact_id"]]["words"])
    }
    assert not wrong


def test_each_figure_of_the_wage_tables_stands_in_the_row_of_its_area(client: Client) -> None:
    tables = [
        fact for fact in FACTS.values() if "table" in fact["locator"] and fact["kind"] == "number"
    ]
    assert len(tables) == 17 * 3 + 51 * 2
    rows: dict[str, list[str]] = {}
    for address in {PLACED[fact["fact_id"]]["page"] for fact in tables}:
        page = client.get(address).content.decode()
        rows[address] = [words_of(f"<tr{row}") for row in page.split("<tr")[1:]]
    for fact in tables:
        wanted = folded(fact["subject"]), written(fact)
        found = [
            row
            for row in rows[PLACED[fact["fact_id"]]["page"]]
            if row.startswith(wanted[0]) and has(row, wanted[1])
        ]
        assert found, wanted


def test_what_is_wrong_or_overtaken_is_in_the_dated_list_of_corrections(client: Client) -> None:
    page = client.get(ARTICLES).content.decode()
    listed = page.split('id="corrections"')[1].split('id="article-')[0]
    before, *notes = listed.split('class="note"')
    assert notes
    for number, row in PLACED.items():
        if row["outcome"] != "shown":
            about = [f"{before} {note}" for note in notes if f'href="#{number}"' in note]
            assert about, f"{number} is {row['outcome']} and in no correction"
            dated = (re.search(r"\b(19|20)\d\d\b", words_of(block)) for block in about)
            assert any(dated), number


def test_what_a_correction_is_of_does_not_count_as_simply_shown() -> None:
    """The first fact of a correction is what it corrects; the others say what holds."""
    named = [row["facts"].split() for row in raw.rows("certifications/corrections.csv")]
    assert {number for numbers in named for number in numbers} <= set(FACTS)
    corrected = {numbers[0] for numbers in named if numbers}
    assert len(corrected) >= 15
    assert not {number for number in corrected if PLACED[number]["outcome"] == "shown"}


def test_every_fact_is_listed_by_document_with_its_date_and_a_link(client: Client) -> None:
    page = client.get(ARTICLES).content.decode()
    for number, fact in FACTS.items():
        found = re.search(rf'(?s)<tr id="{number}">(.*?)</tr>', page)
        assert found, number
        row = found.group(1)
        assert folded(fact["vintage"] or "undated") in words_of(row)
        assert PLACED[number]["page"] in row


def test_a_missing_word_would_be_noticed() -> None:
    """The checks above fail where they should: a whole number is not found inside another."""
    assert has("6 to 12 months", "6")
    assert not has("16 to 12 months", "6")
    assert not has("$12,000", "12")
    assert not has("$16.93", "93")
    assert words_of("<td>$1<b>6</b></td><script>x</script>") == "$1 6"
