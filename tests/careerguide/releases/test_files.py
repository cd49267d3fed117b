import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careerguide.releases import files
from careerguide.releases.errors import LoadError
from careerguide.releases.files import open_table

CSV = 'Code,Name\n1,Ada\n2,"Grace, H."\n'
ROWS = [(2, ["1", "Ada"]), (3, ["2", "Grace, H."])]


def read(path: Path, **options: Any) -> tuple[list[str], list[tuple[int, list[Any]]]]:
    with open_table(path, **options) as table:
        return table.header, list(table.rows)


def refusal(path: Path, **options: Any) -> str:
    """What the reader of the file is told when it can't be used: one sentence, no traceback."""
    with pytest.raises(LoadError) as refused:
        read(path, **options)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def csv_file(folder: Path, content: str | bytes = CSV, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def gz_file(folder: Path, content: str = CSV) -> Path:
    return csv_file(folder, gzip.compress(content.encode()), "list.csv.gz")


def zip_file(folder: Path, **members: str | bytes) -> Path:
    path = folder / "list.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def workbook(rows: list[list[Any]], sheet: str = "Data") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet  # type: ignore[union-attr]
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


PEOPLE = [["Code", "Name"], ["1", "Ada"], ["2", "Grace, H."]]


def test_a_csv_is_read_with_its_line_numbers(tmp_path: Path) -> None:
    assert read(csv_file(tmp_path)) == (["CODE", "NAME"], ROWS)


def test_a_csv_gz_holds_the_same(tmp_path: Path) -> None:
    assert read(gz_file(tmp_path)) == (["CODE", "NAME"], ROWS)


def test_a_zip_with_a_csv_holds_the_same(tmp_path: Path) -> None:
    path = zip_file(tmp_path, readme__txt="hello", list__csv=CSV)
    assert read(path) == (["CODE", "NAME"], ROWS)


def test_a_workbook_holds_the_same(tmp_path: Path) -> None:
    path = csv_file(tmp_path, workbook(PEOPLE), "list.xlsx")
    assert read(path) == (["CODE", "NAME"], ROWS)


def test_a_zip_with_a_workbook_holds_the_same(tmp_path: Path) -> None:
    assert read(zip_file(tmp_path, list__xlsx=workbook(PEOPLE))) == (["CODE", "NAME"], ROWS)


def test_tab_separated_text_without_header_takes_the_names_given(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'US\t01608\t"Worcester\n', "places.txt")
    header, rows = read(path, delimiter="\t", columns=("country", "zip", "place"))
    assert header == ["COUNTRY", "ZIP", "PLACE"]
    assert rows == [(1, ["US", "01608", '"Worcester'])]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert read(csv_file(tmp_path, b"\xef\xbb\xbf" + CSV.encode())) == (["CODE", "NAME"], ROWS)


def test_windows_line_ends_and_accents_are_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Code,Name\r\n1,José\r\n")
    assert read(path) == (["CODE", "NAME"], [(2, ["1", "José"])])


def test_a_header_further_down_is_found_and_lines_still_count_from_the_top(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"Title\n\n{CSV}")
    assert read(path, header_line=3)[1] == [(at + 2, row) for at, row in ROWS]
    path = csv_file(tmp_path, workbook([["Title"], [None], *PEOPLE]), "list.xlsx")
    assert read(path, header_line=3)[1] == [(at + 2, row) for at, row in ROWS]


def test_empty_lines_of_a_workbook_are_no_rows(tmp_path: Path) -> None:
    path = csv_file(tmp_path, workbook([*PEOPLE, [None, None], ["3", "Mary"]]), "list.xlsx")
    assert read(path)[1][-1] == (5, ["3", "Mary"])


def test_columns_are_found_whatever_their_case_and_order(tmp_path: Path) -> None:
    with open_table(csv_file(tmp_path, " name ,CODE\nAda,1\n")) as table:
        assert table.positions("Code", "NAME") == [1, 0]


def test_a_header_that_lacks_columns_names_them(tmp_path: Path) -> None:
    with open_table(csv_file(tmp_path)) as table, pytest.raises(LoadError) as refused:
        table.positions("CODE", "WAGE", "AREA")
    assert "lacks WAGE, AREA" in str(refused.value)


def test_a_missing_file_is_named_as_such(tmp_path: Path) -> None:
    assert refusal(tmp_path / "list.csv") == "there is no such file"
    assert refusal(tmp_path) == "there is no such file"


@pytest.mark.parametrize("name", ["list.csv", "list.csv.gz", "list.zip", "list.xlsx"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    assert "it is empty" in refusal(csv_file(tmp_path, "", name))


def test_a_compressed_or_bound_empty_table_is_refused(tmp_path: Path) -> None:
    assert "it is empty" in refusal(gz_file(tmp_path, ""))
    assert "it is empty" in refusal(zip_file(tmp_path, list__csv=""))
    assert "it is empty" in refusal(csv_file(tmp_path, workbook([]), "list.xlsx"))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp1252"])
def test_text_that_is_not_utf_8_is_refused(tmp_path: Path, encoding: str) -> None:
    content = f"{CSV}3,José ’\n".encode(encoding, errors="replace")
    assert "not UTF-8" in refusal(csv_file(tmp_path, content))


@pytest.mark.parametrize("kept", [12, 40, -9, -1])
def test_a_gzip_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    whole = gzip.compress("".join(f"{n},name {n * 7919 % 1000}\n" for n in range(500)).encode())
    assert "truncated" in refusal(csv_file(tmp_path, whole[:kept], "list.csv.gz"))


def test_a_gzip_with_a_changed_byte_is_refused(tmp_path: Path) -> None:
    content = bytearray(gzip.compress(CSV.encode() * 50))
    content[-6] ^= 0xFF
    assert "damaged" in refusal(csv_file(tmp_path, bytes(content), "list.csv.gz"))


def test_a_zip_cut_short_is_refused(tmp_path: Path) -> None:
    path = zip_file(tmp_path, list__csv=CSV * 100)
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged" in refusal(path)


def test_a_zip_whose_data_was_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("list.csv", CSV)
    path.write_bytes(path.read_bytes().replace(b"Ada", b"Eve"))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("name", ["list.csv.gz", "list.zip", "list.xlsx"])
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str) -> None:
    assert "damaged or not what its name says" in refusal(csv_file(tmp_path, CSV, name))


def test_a_zip_that_is_no_workbook_is_refused_as_one(tmp_path: Path) -> None:
    path = zip_file(tmp_path, hello__txt="hello").rename(tmp_path / "list.xlsx")
    assert "damaged or not what its name says" in refusal(path)


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    whole = zipfile.ZipFile(io.BytesIO(workbook(PEOPLE)))
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[:200] if "sheet1" in name else content)
    assert "damaged or not what its name says" in refusal(path)


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    path = zip_file(tmp_path, list__csv=CSV)
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    path.write_bytes(bytes(content))
    assert "damaged or not what its name says" in refusal(path)


def test_a_quote_that_never_closes_is_refused(tmp_path: Path) -> None:
    assert "not readable as CSV" in refusal(csv_file(tmp_path, 'Code,Name\n1,"Ada\n2,Grace\n'))


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_a_file_that_inflates_past_the_bound_is_refused_before_it_is_read(
    tmp_path: Path, kind: str
) -> None:
    bomb = CSV + "3,x\n" * 100_000
    path = gz_file(tmp_path, bomb) if kind == "gz" else zip_file(tmp_path, list__csv=bomb)
    assert path.stat().st_size < 3_000
    assert "inflates past 100,000 bytes" in refusal(path, limit=100_000)
    assert len(read(path, limit=3_000_000)[1]) == 100_002


def test_a_workbook_that_inflates_past_the_bound_is_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, workbook([["Code"], *[["x" * 100]] * 3000]), "list.xlsx")
    assert "inflates past 10,000 bytes" in refusal(path, limit=10_000)
    packed = zip_file(tmp_path, list__xlsx=path.read_bytes())
    assert "inflates past 10,000 bytes" in refusal(packed, limit=10_000)


def test_the_bound_leaves_room_for_every_release_known() -> None:
    assert files.MAX_INFLATED >= 5 * 80 * 1024 * 1024


def test_a_zip_with_two_tables_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    path = zip_file(tmp_path, a__csv=CSV, b__csv=CSV)
    assert "holds 2 tables; load the one you mean by itself" in refusal(path)


def test_of_a_table_and_its_revision_the_revision_is_read(tmp_path: Path) -> None:
    path = zip_file(tmp_path, c2023_a__csv=CSV, c2023_a_rv__csv="Code,Name\n9,Revised\n")
    assert read(path)[1] == [(2, ["9", "Revised"])]


def test_a_zip_without_a_table_is_refused(tmp_path: Path) -> None:
    assert "holds no csv or xlsx" in refusal(zip_file(tmp_path, readme__txt="hello"))


def test_a_workbook_without_the_sheet_says_which_it_has(tmp_path: Path) -> None:
    path = csv_file(tmp_path, workbook(PEOPLE, "Notes"), "list.xlsx")
    assert "no sheet “CIP-SOC”; it has Notes" in refusal(path, sheet="CIP-SOC")


def test_a_table_with_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read(csv_file(tmp_path, "Code,Name\n")) == (["CODE", "NAME"], [])
