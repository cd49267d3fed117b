"""A load runs the builders that stand on what it brought, and carries over what others derived."""

import importlib
import io
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from careerguide.columns import builds, store
from careerguide.columns.models import DataVersion
from careerguide.releases import builder
from careerguide.releases.builder import Builder, Wanted, build, is_built
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from salaries.models import Area, Occupation
from tests.careerguide.releases.tiny import TinyLoader, YearlyLoader, places
from tests.data import DATA, SiteData, using

MODULE = """
from careerguide.columns import builds, store

ran = []

def derive():
    ran.append(1)
    {action}
    builds.save("{name}", {{"said": {said}}})
    return {{"{name}": len(ran)}}
"""


@pytest.fixture(autouse=True)
def builders() -> None:
    discover()


class MadeUp:
    """Three builders with code of their own: `top` stands on `low`, `beside` on nothing of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        sources = {"low": ("tiny",), "beside": ("another",), "top": ()}
        for name in sources:
            self.write(name)
        self.modules = {name: importlib.import_module(f"made_up_{name}") for name in sources}
        after = {"top": ("low",)}
        # As if registered before what it stands on.
        self.builders = [
            Builder(name, self.modules[name].derive, sources[name], after.get(name, ()))
            for name in ("top", "beside", "low")
        ]

    def write(self, name: str, said: int = 1, action: str = "") -> None:
        text = MODULE.format(name=name, said=said, action=action)
        (self.folder / f"made_up_{name}.py").write_text(text)

    def reload(self, name: str, **changed: Any) -> None:
        """Other code, as after an update of the site."""
        self.write(name, **changed)
        # The compiled file goes by whole seconds.
        shutil.rmtree(self.folder / "__pycache__", ignore_errors=True)
        ran = self.modules[name].ran
        importlib.reload(self.modules[name])
        self.modules[name].ran = ran
        self.builders[:] = [
            replace(one, derive=self.modules[one.name].derive) for one in self.builders
        ]

    def ran(self) -> set[str]:
        """Those that ran since this was last asked."""
        found = {name for name, module in self.modules.items() if module.ran}
        for module in self.modules.values():
            module.ran.clear()
        return found


@pytest.fixture
def made_up(empty_db: SiteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeUp:
    discover()
    folder = tmp_path / "code"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    for name in ("low", "beside", "top"):
        monkeypatch.delitem(sys.modules, f"made_up_{name}", raising=False)
    result = MadeUp(folder)
    monkeypatch.setattr(builder, "BUILDERS", result.builders)
    monkeypatch.setitem(LOADERS, "tiny", TinyLoader())
    return result


def load_release(*arguments: Any) -> None:
    texts = ("load_release", *map(str, arguments))
    call_command(*texts, stdout=io.StringIO(), stderr=io.StringIO())


def said(name: str) -> int:
    value: int = store.columns(name)["said"]
    return value


def test_a_file_runs_the_builders_of_its_source_and_those_that_stand_on_them(
    made_up: MadeUp, tmp_path: Path
) -> None:
    load_release("tiny", places(tmp_path, 5))
    assert made_up.ran() == {"low", "top", "beside"}
    load_release("tiny", places(tmp_path, 6))
    assert made_up.ran() == {"low", "top"}
    assert is_built()
    assert (said("low"), said("top"), said("beside")) == (1, 1, 1)
    assert DataVersion.objects.get().summary == {
        name: {name: 1} for name in ("low", "top", "beside")
    }


def test_other_code_runs_its_builder_and_those_that_stand_on_it(
    made_up: MadeUp, tmp_path: Path
) -> None:
    load_release("tiny", places(tmp_path))
    made_up.ran()
    for changed, run in (("top", {"top"}), ("beside", {"beside"}), ("low", {"low", "top"})):
        made_up.reload(changed, said=2)
        assert not is_built()
        build()
        assert made_up.ran() == run
        assert said(changed) == 2
        assert is_built()


def test_a_file_that_no_builder_reads_makes_a_new_version_and_runs_none(
    made_up: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages show it, or name its release, so what is remembered of them must go."""
    load_release("tiny", places(tmp_path))
    made_up.ran()
    before = store.version()
    monkeypatch.setitem(LOADERS, "yearly", YearlyLoader())
    path = tmp_path / "yearly_2024.csv"
    path.write_text("school,awards\n100654,12\n")
    load_release("yearly", path)
    assert made_up.ran() == set()
    assert store.version() != before
    assert said("beside") == 1


def test_a_builder_that_fails_leaves_the_build_before_and_runs_again_when_mended(
    made_up: MadeUp, tmp_path: Path
) -> None:
    load_release("tiny", places(tmp_path, 5))
    token = store.version()
    made_up.reload("top", action="1 / 0")
    made_up.ran()
    with pytest.raises(ZeroDivisionError):
        load_release("tiny", places(tmp_path, 6))
    store.forget()
    assert (store.version(), said("low"), said("top")) == (token, 1, 1)
    assert [folder.name for folder in builds.root().iterdir()] == [token]
    made_up.reload("top", said=3)
    made_up.ran()
    load_release("tiny", places(tmp_path, 6))
    assert made_up.ran() == {"low", "top"}
    assert said("top") == 3


def test_a_builder_without_the_one_it_stands_on_is_an_error(made_up: MadeUp) -> None:
    made_up.builders[:] = [one for one in made_up.builders if one.name != "low"]
    with pytest.raises(KeyError, match="low"):
        build()


def test_carried_over_columns_outlive_the_build_they_came_from(
    made_up: MadeUp, tmp_path: Path
) -> None:
    for count in (5, 6, 7):
        load_release("tiny", places(tmp_path, count))
    assert len(list(builds.root().iterdir())) == 2
    assert said("beside") == 1


@pytest.fixture(scope="module")
def own(
    site: SiteData, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[SiteData]:
    """The loaded site, to commit to."""
    discover()
    copied = site.copy(tmp_path_factory.mktemp("builders"))
    with using(copied), django_db_blocker.unblock():
        yield copied


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The builders of the site, in the order in which they have begun to run."""
    begun: list[str] = []

    def noted(one: Builder) -> Callable[[], dict[str, Any]]:
        @wraps(one.derive)
        def derive() -> dict[str, Any]:
            begun.append(one.name)
            return one.derive()

        return derive

    noting = [replace(one, derive=noted(one)) for one in builder.BUILDERS]
    monkeypatch.setattr(builder, "BUILDERS", noting)
    return begun


def test_a_new_table_of_price_parities_rebuilds_no_program(
    own: SiteData, running: list[str], tmp_path: Path, client: Client
) -> None:
    address = "/salaries/29-2072/?_export=csv"
    before = DataVersion.objects.get()
    held = client.get(address).getvalue().decode()
    [table] = DATA.glob("rpp/MARPP_*.csv")
    [line] = re.findall(r'^.*"?10180"?,.*All items.*$', table.read_text("utf-8-sig"), re.MULTILINE)
    path = tmp_path / table.name
    cells = line.rstrip().rsplit(",", 2)
    changed = f"{cells[0]},123.456,{cells[2]}"
    path.write_text(table.read_text("utf-8-sig").replace(line, changed))
    load_release("rpp", path)
    assert running == ["parities"]
    assert is_built()
    after = DataVersion.objects.get()
    assert after.token != before.token
    assert after.summary == before.summary
    now = client.get(address).getvalue().decode()
    assert "123.456" in now
    assert "123.456" not in held
    for group in ("programs", "wages", "occupations"):
        file = Path(group) / "plain.json"
        assert (builds.root() / after.token / file).samefile(builds.root() / before.token / file)


RELEASE = re.compile(r'"core_release"\."source" = ')
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
FILLED_BESIDE = {Area: {"oews"}, Occupation: {"oews", "soc"}}
"""Tables that loads add to beside the one they replace."""


def sources_by_table() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for slug, loader in LOADERS.items():
        for model in loader.models:
            found[model._meta.db_table].add(slug)
    return found | {model._meta.db_table: slugs for model, slugs in FILLED_BESIDE.items()}


def test_a_machine_without_columns_runs_all_and_each_names_every_source_it_reads(
    own: SiteData, running: list[str]
) -> None:
    """A source that is read and not named would leave old figures in place."""
    filled = sources_by_table()
    read: dict[str, set[str]] = defaultdict(set)

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if running and not many:
            for table in TABLE.findall(sql):
                read[running[-1]] |= filled.get(table, set())
            if RELEASE.search(sql):
                read[running[-1]] |= LOADERS.keys() & set(params or ())
        return execute(sql, params, many, context)

    names = {one.name for one in builder.BUILDERS}
    token = DataVersion.objects.get().token
    shutil.rmtree(builds.root())
    with connection.execute_wrapper(note):
        build()
    assert set(running) == names
    assert running.index("wages") < running.index("programs")
    assert DataVersion.objects.get().token == token
    named: dict[str, set[str]] = {}
    for one in builder.in_order():
        named[one.name] = set(one.sources).union(*(named[below] for below in one.after))
        assert sorted(read[one.name] - named[one.name]) == [], one.name
        assert sorted(set(one.sources) - read[one.name]) == [], one.name
    known = {model._meta.db_table for model in apps.get_models()}
    assert filled.keys() <= known


def test_the_loaded_site_is_built_and_says_what_it_derived(site_data: SiteData) -> None:
    assert is_built()
    version = DataVersion.objects.get()
    assert version.summary["wages"]["areas"] == 583
    assert version.summary["programs"]["programs"] > 267_595


def test_another_release_calls_for_another_build(site_data: SiteData) -> None:
    before = Wanted.now().token
    Release.objects.filter(source="oews", year=2025).update(sha256="0" * 64)
    assert Wanted.now().token != before
    assert not is_built()


def test_other_builders_call_for_another_build(
    site_data: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_built()
    monkeypatch.setattr("careerguide.releases.builder.BUILDERS", [])
    assert not is_built()


def test_a_store_that_was_deleted_is_missed(
    site: SiteData, tmp_path: Path, django_db_blocker: Any
) -> None:
    own = site.copy(tmp_path)
    with using(own), django_db_blocker.unblock():
        assert is_built()
        shutil.rmtree(own.var / "store")
        assert not is_built()
