"""docs/api.md: every query in it is answered, and each shell's is that of its Python."""

import re
from urllib.parse import urlsplit

from tests.careerguide.api.conftest import Ask
from tests.data import TOP

TEXT = (TOP / "docs/api.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000/api/v1/"


def queries(kind: str) -> list[str]:
    """The address that each block of code asks for, its parts put together."""
    blocks = re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)
    joined = [re.sub(r'"\s*\n\s*"', "", block) for block in blocks]
    return [found[1] for block in joined if (found := re.search(rf"{SITE}([^\s\"']*)", block))]


def test_five_worked_queries_find_something_and_are_the_same_in_both_languages(ask: Ask) -> None:
    assert len(queries("sh")) == 5
    assert queries("sh") == queries("python")
    for path in queries("sh"):
        assert ask(path)["data"], path


def test_python_reads_only_members_that_records_have(ask: Ask) -> None:
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    for path, block in zip(queries("python"), blocks, strict=True):
        known = str(ask(path))
        for name in re.findall(r'\["(\w+)"\]', block):
            assert f"'{name}':" in known, (name, path)


def test_every_address_of_the_table_is_there(ask: Ask) -> None:
    addresses = re.findall(r"^\| `/api/v1/([^`]*)` \|", TEXT, re.MULTILINE)
    assert len(addresses) == 10
    for one in addresses:
        path = urlsplit(one).path.replace("<SOC>", "29-2072")
        ask(f"{path}?target=29-2072" if path == "plans/" else path)
