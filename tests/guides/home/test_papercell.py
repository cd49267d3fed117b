"""The papers in an answer: what the reader's own state asks, and no other state's license."""

import pytest

from tests.guides.home.asked import cell

pytestmark = pytest.mark.usefixtures("site_data")


def test_a_nursing_assistant_in_ohio_is_told_what_ohio_asks_and_no_license_of_massachusetts() -> (
    None
):
    text = cell("What the law asks for", "nursing assistant", "Columbus, OH")
    assert "Ohio: minimum hours of a nurse aide program: 75 hours, 16 of them clinical" in text
    assert "$104 in fees (undated, low confidence" in text
    assert "Massachusetts" not in text
    assert not text.startswith("$"), "an undated fee of low confidence is no headline"
    assert "CNA (MA)" in cell("What the law asks for", "nursing assistant", "01608")
