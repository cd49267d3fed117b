"""Staff can find every imported row and change none."""

import pytest
from django.apps import apps
from django.test import Client

from salaries.models import Wage

pytestmark = pytest.mark.usefixtures("site_data")
MODELS = [model._meta.model_name for model in apps.get_app_config("salaries").get_models()]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("query", ["", "?q=29-2072", "?q=medical", "?q=%00", "?q=%22", "?q='a b'"])
def test_every_model_is_listed_and_searched(admin_client: Client, model: str, query: str) -> None:
    assert admin_client.get(f"/admin/salaries/{model}/{query}").status_code == 200


def test_wages_are_found_by_words_of_occupation_and_area(admin_client: Client) -> None:
    html = admin_client.get("/admin/salaries/wage/?q=boston+records").content.decode()
    assert "29-2072 Medical Records Specialists" in html
    assert "Worcester" not in html


def test_an_imported_value_can_be_read_and_not_changed(admin_client: Client) -> None:
    wage = Wage.objects.filter(occupation="29-2072", area="14460").get()
    path = f"/admin/salaries/wage/{wage.pk}/change/"
    html = admin_client.get(path).content.decode()
    assert "60460" in html.replace(",", "")
    assert 'name="annual_median"' not in html
    assert admin_client.post(path, {"annual_median": "1"}).status_code == 403
    assert admin_client.get("/admin/salaries/wage/add/").status_code == 403


@pytest.mark.parametrize(
    "query",
    ["wage/?annual_only__exact=1", "industrywage/?level=4-digit", "priceparity/?kind=metro"],
)
def test_list_filters_work(admin_client: Client, query: str) -> None:
    assert admin_client.get(f"/admin/salaries/{query}", follow=True).status_code == 200
