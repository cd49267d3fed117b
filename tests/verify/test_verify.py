"""The checker on the loaded site: it agrees with every figure but those changed on their way."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.verify.planted import Fault, faulty
from tests.verify.report import Report
from tests.verify.server import served
from tests.verify.sheets import compare

if TYPE_CHECKING:
    from tests.data import SiteData

HERE = Path(__file__).resolve().parent


@pytest.fixture
def server(site: "SiteData", tmp_path: Path) -> Iterator[str]:
    """The site as `make verify` starts it, on the loaded data."""
    own = site.copy(tmp_path)
    own.manage("collectstatic", "--noinput", "--verbosity", "0").check_returncode()
    with served(own.environment | {"WEB_WORKERS": "1"}) as url:
        yield url
    shutil.rmtree(own.var)


def test_every_figure_agrees_but_those_that_are_changed_on_their_way(server: str) -> None:
    faults = [
        # A price: $3,930 is 0.35 times the $11,228 of a year at Berkshire.
        Fault(r"/programs/\?_export=csv", "^(164775-51.0713-21,.*),3930,", r"\1,3931,"),
        # A wage off by one: the median of Massachusetts, $60,350 a year.
        Fault(r"/salaries/29-2072/\?_export=csv", "^(25,Massachusetts,.*),60350,", r"\1,60351,"),
        # A fee of another certification: the exam of the CPC is $425.
        Fault(
            r"/certifications/\?_export=csv", r"^(cpc,.*),425\.00,complete", r"\1,117.00,complete"
        ),
        # The area of a wage that the API tells, drawn at random.
        Fault(r"/api/v1/wages/[\d-]+/\d+/", r'("area_code":")\d+', r"\g<1>7"),
        # What an aid gives, on the first page of a reader that has one.
        Fault(r"/programs/[\w.-]+/\?.*", r'(data-label="Takes off">)[^<]+', r"\g<1>$1"),
        # The first route of a plan stands second.
        Fault(r"/plan/\?.*_export=csv", "^1,", "2,"),
        # What a plan's card answers.
        Fault(r"/plan/\?(?!.*_export).*", '(class="role">)Cheapest', r"\g<1>Dearest"),
        # How few must be hired of those who finish and pass.
        Fault(r"/plan/\?.*_export=csv", r"^(\d+,.*),0\.\d+,False,", r"\1,0.9999,False,"),
        # A figure of a page drawn at random.
        Fault(
            r"/salaries/[\d-]+/\d+/", r'(<span>Jobs</span></th><td role="cell">)[\d,]+', r"\g<1>7"
        ),
    ]
    with faulty(server, faults) as url:
        command = [sys.executable, "-m", "tests.verify", "--url", url, "--seed", "10",
                   "--readers", "40", "--plans", "12"]  # fmt: skip
        done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True)
    assert all(fault.planted for fault in faults)
    print(done.stdout, done.stderr)
    assert done.returncode == 1
    wrong = re.findall(
        r"^(.*) [\d,]+ agree, ([1-9][\d,]*) disagree\n {4}(.*)", done.stdout, re.MULTILINE
    )
    jobs = wrong.pop()
    known, drawn = wrong[:3], wrong[3:]
    assert [(figure, times) for figure, times, _example in drawn] == [
        ("wages API: area_code", "1"),
        ("what readers would pay: what an aid gives", "1"),
        ("plans: place", "1"),
        ("plans: break_even_share_hired", "1"),
        ("plans: answers", "2"),
    ]
    assert [example.partition("got ")[2] for _figure, _times, example in drawn] == [
        "7", "$1", "2", "0.9999", "nothing"
    ]  # fmt: skip
    assert known == [
        ("programs CSV: price_low", "1", "164775-51.0713-21: expected 3930, got 3931"),
        ("wages CSV: annual_median", "1", "29-2072 25: expected 60350, got 60351"),
        ("certifications CSV: exam_fee", "1", "cpc: expected 425, got 117.00"),
    ]
    assert jobs[:2] == ("place pages: Jobs", "1")
    assert ", got Jobs; 7" in jobs[2]
    assert re.search(r"^total: .* 10 disagree", done.stdout, re.MULTILINE)


def test_it_imports_nothing_of_the_project() -> None:
    for path in HERE.glob("[!t]*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                own = name.startswith("tests.verify") or name == "openpyxl"
                assert own or name.partition(".")[0] in sys.stdlib_module_names, path.name


def small(lines: list[str]) -> Report:
    report = Report()
    figures = {"key": lambda one: one, "fee": lambda _one: 12}
    compare("CSV", "key", figures, {"a": "a"}.get, lines, report)
    return report


def test_equal_figures_agree_however_they_are_written() -> None:
    report = small(["key,fee", "a,12.00"])
    assert dict(report.agree) == {"CSV: key": 1, "CSV: fee": 1}
    assert not report.failed


@pytest.mark.parametrize("cell", ["13", "", "none", "-12", "12a"])
def test_another_figure_disagrees(cell: str) -> None:
    report = small(["key,fee", f"a,{cell}"])
    assert dict(report.disagree) == {"CSV: fee": 1}
    assert report.failed


def test_a_column_without_a_rule_is_said_to_be_unchecked() -> None:
    report = small(["key,fee,rank", "a,12,3"])
    assert dict(report.unchecked) == {"CSV: rank": 1}
    assert "CSV: rank not checked (1)" in report.lines()


def test_a_column_that_is_gone_disagrees() -> None:
    assert dict(small(["key", "a"]).disagree) == {"CSV: fee": 1}


def test_a_row_that_should_not_be_there_disagrees() -> None:
    assert dict(small(["key,fee", "a,12", "b,12"]).disagree) == {"CSV: key": 1}


def test_nothing_compared_is_no_success() -> None:
    assert Report().failed
