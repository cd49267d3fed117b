"""Marks that forms once set by their line ends are taken back, and no other."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.data import SiteData

GUIDE = "medical-coder-massachusetts"


def run(site: SiteData, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site.database)) as database, database:
        return database.execute(sql, values).fetchall()


def test_marks_that_came_of_line_ends_alone_are_taken_back(site: SiteData, tmp_path: Path) -> None:
    own = site.copy(tmp_path)
    assert own.manage("migrate", "paths", "0001").returncode == 0
    all_sections = "SELECT id, text, title, edited FROM paths_section ORDER BY id"
    before = run(own, all_sections)
    run(
        own,
        "UPDATE paths_section SET text = replace(text, char(10), char(13) || char(10)), edited = 1"
        " WHERE guide_id = (SELECT id FROM paths_guide WHERE slug = ?)",
        GUIDE,
    )
    [(title_changed,), (text_changed,), *rest] = run(
        own, "SELECT id FROM paths_section WHERE edited AND text LIKE '%' || char(13) || '%'"
    )
    assert len(rest) > 3
    [*_others, (one_line,)] = run(
        own, "SELECT id FROM paths_section WHERE edited AND text NOT LIKE '%' || char(13) || '%'"
    )
    run(own, "UPDATE paths_section SET title = 'Staff’s title' WHERE id = ?", title_changed)
    run(own, "UPDATE paths_section SET text = text || ' More.' WHERE id = ?", text_changed)
    run(own, "UPDATE paths_section SET text = 'Another.' WHERE id = ?", one_line)

    done = own.manage("migrate")
    assert done.returncode == 0, done.stderr
    after = {row[0]: row[1:] for row in run(own, all_sections)}
    for pk, text, title, _edited in before:
        if pk == title_changed:
            assert after[pk] == (text, "Staff’s title", 1)
        elif pk == text_changed:
            assert after[pk] == (f"{text} More.", title, 1)
        elif pk == one_line:
            assert after[pk] == ("Another.", title, 1)
        else:
            assert after[pk][:2] == (text, title)
    assert all(after[pk][2] == 0 for (pk,) in rest)
