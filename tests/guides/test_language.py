"""The guides are plain English: short sentences, a low reading grade, no promises, no favors."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.raw import DATA

HIGHEST_GRADE = 8.0
LONGEST, LONGEST_MEAN = 25, 15
"""Words in a sentence: at most, and on average over a text."""
BANNED = re.compile(
    r"""guarantee\w* | will\ (get|find|land)\ (a|the)\ job | (high|strong|great|hot)\ demand
    | in[- ]demand | job\ security | recession[- ]proof | lucrative | dream\ (job|career)
    | rewarding | exciting | best\ (school|program|college)s? | top[- ](rated|ranked)
    | leading\ (school|program|college)s? | world[- ]class
    | (enrol|enroll|apply|call|act|sign\ up)\ (now|today)
    | don't\ miss | limited\ time | easy\ money | six[- ]figure | ensures?\ (you|a|your)
    | always\ (hired|hiring) | secure\ (a|your)\ (job|future) | unlock | kick-?start | skyrocket\w*
    | we\ recommend""",
    re.VERBOSE | re.IGNORECASE,
)
AGES = re.compile(r"\$|\d%|\b\d{2,}\b")
"""Amounts, shares and counts: what the live figures say instead of a section's text."""


def read(name: str) -> list[dict[str, str]]:
    path = DATA / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A paragraph ends one too; $65,642 and 7.1% are one word."""
    parts = re.split(r"¶|\n|(?<=[.!?])\s+", text)
    found = [re.findall(r"[$\w][\w'’.,%/-]*", part) for part in parts]
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e. Numbers and letters such as CPC count as one."""
    letters = re.sub(r"[^a-z]", "", word.lower().replace("'s", ""))
    if not letters or word.upper() == word:
        return 1
    short = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeioucsxz])es$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", short)))


def grade(text: str) -> float:
    """Flesch-Kincaid: the years of school a text asks for."""
    held = sentences(text)
    words = [word for sentence in held for word in sentence]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(held) + 11.8 * spoken / len(words) - 15.59


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the guides with its name."""
    for row in read("guide/guides.csv"):
        yield f"guide {row['slug']}", f"{row['title']}. {row['summary']}"
    for row in read("guide/guide_sections.csv"):
        yield f"section {row['guide']} {row['anchor']}", f"{row['title']}. {row['text']}"
    for row in read("guide/guide_items.csv"):
        yield f"item {row['guide']} {row['section']} {row['order']}", row["text"]
    for row in read("guide/questions.csv"):
        yield f"question {row['number']}", f"{row['question']} {row['answer']}"
    for row in read("certifications/summaries.csv"):
        yield f"certification {row['certification']}", row["summary"]


ALL = list(texts())


def whole() -> dict[str, str]:
    """What is read in one go: each guide with its lines, each answer, all summaries."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text in ALL:
        kind, first, *_rest = name.split()
        key = f"{kind} {first}" if kind == "question" else kind
        key = f"guide {first}" if kind in ("guide", "section", "item") else key
        found[key].append(text if re.search(r"[.!?]$", text) else f"{text}.")
    return {key: " ".join(parts) for key, parts in found.items()}


def test_every_kind_of_text_is_looked_at() -> None:
    kinds = {name.split()[0] for name, _text in ALL}
    assert kinds >= {"guide", "section", "item", "question"}
    assert len(ALL) > 300


@pytest.mark.parametrize(("name", "text"), whole().items(), ids=list(whole()))
def test_an_eighth_grader_can_read_it(name: str, text: str) -> None:
    assert grade(text) <= HIGHEST_GRADE


def test_no_section_is_much_harder_than_the_rest() -> None:
    hard = {
        name: round(grade(text), 1)
        for name, text in ALL
        if name.startswith("section") and grade(text) > HIGHEST_GRADE + 1
    }
    assert not hard


def test_sentences_are_short() -> None:
    long = {
        name: " ".join(words)
        for name, text in ALL
        for words in sentences(text)
        if len(words) > LONGEST
    }
    assert not long
    for name, text in whole().items():
        lengths = [len(words) for words in sentences(text)]
        assert sum(lengths) / len(lengths) <= LONGEST_MEAN, name


def test_nothing_is_promised_or_praised() -> None:
    found = {name: match.group() for name, text in ALL if (match := BANNED.search(text))}
    assert not found


def test_no_school_is_named() -> None:
    """Programs come from the data by the reader's own filters."""
    schools = re.compile(r"\b[A-Z]\w+ (Community )?(College|University|Institute)\b")
    assert not {name: m.group() for name, text in ALL if (m := schools.search(text))}


def test_figures_that_age_are_not_in_a_sections_text() -> None:
    found = {
        row["anchor"]: match.group()
        for row in read("guide/guide_sections.csv")
        if (match := AGES.search(re.sub(r"May 20\d\d", "", row["text"])))
    }
    assert not found


def test_every_line_and_answer_has_a_source_and_a_figure_also_says_which() -> None:
    for row in read("guide/guide_items.csv") + read("guide/questions.csv"):
        assert row["source"], row
        assert row["confidence"] in ("high", "med", "low"), row
        if "$" in row.get("text", ""):
            assert row["source"] != "careerguide", row


def test_the_checks_notice_what_they_are_for() -> None:
    simple = "The cat sat on the mat. It was a fat cat. The dog ran to the cat."
    learned = (
        "Organizational considerations necessitate comprehensive institutional accreditation"
        " documentation prior to matriculation."
    )
    assert grade(simple) < 3
    assert grade(learned) > 20
    assert [len(words) for words in sentences("One two. Three four five.")] == [2, 3]
    assert BANNED.search("You will get a job in no time.")
    assert BANNED.search("Coders are in high demand.")
    assert AGES.search("It costs $425.")
