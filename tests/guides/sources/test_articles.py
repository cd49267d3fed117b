"""The articles' facts, and where each is shown, from made-up files."""

from pathlib import Path

import pytest

from careerguide.releases.models import Release
from guides.models import Article, SourceFact
from tests.guides.sources.made import PLACEMENT, articles, fact, facts
from tests.programs.sources.small import loaded, rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")


def placed(folder: Path, *rows: tuple[str, str, str, str]) -> Release:
    cells = [dict(zip(PLACEMENT, row, strict=True)) for row in rows]
    return loaded("fact-placements", write(folder / "placements.csv", PLACEMENT, cells))


def test_a_fact_that_can_not_be_read_is_rejected_with_its_line(tmp_path: Path) -> None:
    release = facts(
        tmp_path,
        fact(1),
        fact(2, kind="rumour"),
        fact(1, value="loud"),
        fact(3, subject=""),
        fact(4, value="x" * 301),
    )
    assert list(SourceFact.objects.values_list("fact_id", "value")) == [("SF001", "quiet")]
    reasons = rejected(release)
    assert set(reasons) == {3, 4, 5, 6}
    assert "number, entity and claim" in reasons[3]
    assert "twice" in reasons[4]
    assert reasons[5].startswith("subject: ")
    assert "300" in reasons[6]


def test_a_placement_says_where_a_fact_stands(tmp_path: Path) -> None:
    facts(tmp_path, fact(1), fact(2))
    release = placed(tmp_path, ("SF001", "shown", "/paths/coder/", "quiet | work"))
    first, second = SourceFact.objects.all()
    assert (first.outcome, first.page, first.words) == ("shown", "/paths/coder/", "quiet | work")
    assert (second.outcome, second.page, second.words) == ("", "", "")
    assert release.reasons["noted"] == {"facts without a placement": 1}


def test_a_placement_that_can_not_be_read_is_rejected_and_one_of_nothing_left_out(
    tmp_path: Path,
) -> None:
    facts(tmp_path, fact(1), fact(2))
    release = placed(
        tmp_path,
        ("SF001", "hidden", "/paths/", "x"),
        ("SF001", "shown", "paths", "x"),
        ("SF001", "shown", "/paths/", ""),
        ("SF001", "corrected", "/paths/", "x"),
        ("SF001", "shown", "/paths/", "y"),
        ("SF009", "shown", "/paths/", "x"),
    )
    assert set(rejected(release)) == {2, 3, 4, 6}
    assert (release.rows_loaded, release.rows_unmatched) == (1, 1)
    assert SourceFact.objects.get(pk="SF001").outcome == "corrected"


def test_facts_loaded_anew_keep_their_placements_and_drop_what_is_gone(tmp_path: Path) -> None:
    facts(tmp_path, fact(1), fact(2))
    placed(tmp_path, ("SF001", "shown", "/paths/coder/", "quiet"))
    facts(tmp_path, fact(1, value="calm"))
    [row] = SourceFact.objects.all()
    assert (row.pk, row.value, row.page) == ("SF001", "calm", "/paths/coder/")


def test_a_placement_taken_out_of_the_file_is_gone(tmp_path: Path) -> None:
    facts(tmp_path, fact(1), fact(2))
    placed(tmp_path, ("SF001", "shown", "/a/", "x"), ("SF002", "shown", "/b/", "x"))
    placed(tmp_path, ("SF002", "shown", "/b/", "x"))
    assert list(SourceFact.objects.values_list("page", flat=True)) == ["", "/b/"]


def test_an_article_says_once_what_it_is_about(tmp_path: Path) -> None:
    release = articles(
        tmp_path,
        ("1", "000_a.txt", "work"),
        ("1", "001_b.txt", "pay"),
        ("2", "000_a.txt", "pay"),
        ("3", "002_c.txt", ""),
        ("third", "003_d.txt", "pay"),
    )
    assert list(Article.objects.values_list("number", "document", "about")) == [
        (1, "000_a.txt", "work")
    ]
    assert set(rejected(release)) == {3, 4, 5, 6}
