"""A wage is credited to the release of its own row, whatever else BLS published of its year."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from careerguide.releases.models import Release
from tests.data import DATA, SiteData, using

PAGES = [
    "/salaries/29-2072/44140/",
    "/salaries/29-2072/",
    "/salaries/",
    "/programs/?field=51.0713&_export=csv",
    "/programs/167905-51.0713-21/",
    "/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21",
    "/certifications/cca/",
    "/paths/",
    "/paths/medical-coder-massachusetts/",
]


@pytest.fixture(scope="module")
def with_nation(
    site: SiteData,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Iterator[SiteData]:
    """The site with a national workbook of the year whose wages by area are in use.

    Made up: the figures of 2024 under the name of 2025.
    """
    folder = tmp_path_factory.mktemp("nation")
    own = site.copy(folder)
    workbook = folder / "national_M2025_dl.xlsx"
    shutil.copyfile(DATA / "oews/national_M2024_dl.xlsx", workbook)
    done = own.manage("load_release", "oews", str(workbook))
    assert (done.returncode, done.stderr) == (0, "")
    with using(own), django_db_blocker.unblock():
        yield own


@pytest.mark.usefixtures("with_nation")
@pytest.mark.parametrize("page", PAGES)
def test_no_wage_by_area_is_credited_to_the_nations_workbook(client: Client, page: str) -> None:
    assert Release.objects.filter(edition="May 2025, nation", is_current=True).exists()
    response = client.get(page)
    body = response.getvalue()
    assert response.status_code == 200
    assert b"May 2025" in body
    assert b"May 2025, nation" not in body


@pytest.mark.usefixtures("with_nation")
def test_the_trend_has_each_year_once_and_names_the_release_of_each(client: Client) -> None:
    page = client.get("/salaries/29-2072/").content.decode()
    trend = page[page.index('id="trend"') : page.index('id="industries"')]
    for edition, median in (("May 2025", "$51,140"), ("May 2024, nation", "$50,250")):
        release = Release.objects.get(source="oews", edition=edition)
        row = trend[trend.index(f'href="/sources/{release.pk}/"') :]
        assert median in row[: row.index("</tr>")]
    assert trend.count("/sources/") == 5
    assert trend.count(">2025</a>") == 1
