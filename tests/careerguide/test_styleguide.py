"""The style guide is drawn from the templates in use, so it must keep up with them."""

import pytest
from django.test import RequestFactory

from careerguide.styleguide import styleguide


@pytest.mark.django_db
def test_every_component_and_chart_is_written(rf: RequestFactory) -> None:
    page = styleguide(rf.get("/styleguide/")).content.decode()
    for name in ("range", "pay", "line", "bars", "dots", "curves"):
        assert f'id="sample-{name}-title"' in page
    assert 'class="state-map"' in page
    assert page.count("data-marks=") == 7
    assert "style=" not in page
