"""On a phone a list's cells say their headings themselves."""

import re

import pytest
from django.test import Client

from tests.careerguide.editorial.clients import certification

pytestmark = pytest.mark.django_db
CELL = re.compile(r'<t[hd][^>]*?class="field-(\w+)[^>]*?>')


def test_each_cell_of_a_list_has_its_heading_and_an_empty_one_says_so(
    admin_client: Client,
) -> None:
    certification(425)
    page = admin_client.get("/admin/certifications/fee/?q=Made-up").content.decode()
    cells = {found[1]: found[0] for found in CELL.finditer(page)}
    assert 'data-label="amount in dollars"' in cells["amount"]
    assert "data-empty" not in cells["amount"]
    assert 'data-label="of which exam" data-empty' in cells["part"]
    assert '<td class="action-checkbox">' in page


def test_a_heading_is_written_as_text(admin_client: Client) -> None:
    from careerguide.editorial.cards import labelled

    headers = [{"class_attrib": ' class="x"', "text": 'a "b" <c>'}]
    assert list(labelled(['<td class="x">1</td>'], headers)) == [
        '<td data-label="a &quot;b&quot; &lt;c&gt;" class="x">1</td>'
    ]
