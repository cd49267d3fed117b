"""Staff write bold, links and lists; nobody writes HTML, scripts or links that lead astray."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.editorial.markup import OUTSIDE, marked, unmarked

OPEN = re.compile(r"<(?!/?(?:p|ul|ol|li|strong|em|a|br)\b)")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Read both lists.", "<p>Read both lists.</p>"),
        ("A **bold** and *soft* word", "<p>A <strong>bold</strong> and <em>soft</em> word</p>"),
        ("See [programs](/programs/?state=MA&sort=price_high).",
         '<p>See <a href="/programs/?state=MA&amp;sort=price_high">programs</a>.</p>'),
        ("[AAPC](https://aapc.com/cpc)",
         f'<p><a href="https://aapc.com/cpc" rel="{OUTSIDE}">AAPC</a></p>'),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("5 * 4 and snake_case and $9,800–$12,000 (about)",
         "<p>5 * 4 and snake_case and $9,800–$12,000 (about)</p>"),
        (r"\*no stars\*", "<p>*no stars*</p>"),
    ],
)  # fmt: skip
def test_marks_become_what_they_say(text: str, html: str) -> None:
    assert marked(text) == html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<b onclick=x>b</b>", "[x](javascript:alert(1))",
     "[x](//evil.example)", "[x](data:text/html,x)", "[x](/\\evil.example)",
     "[x](JAVASCRIPT:alert(1))", "![x](https://evil.example/x.png)", "<https://evil.example>",
     "[x]: javascript:alert(1)\n\n[x]", "# heading", "```\ncode\n```", "[x](vbscript:x)"],
)  # fmt: skip
def test_all_else_stays_as_it_was_written(text: str) -> None:
    html = marked(text)
    assert not OPEN.search(html)
    assert not re.search(r'href="(?!/[^/\\]|https?://)', html)
    assert "<img" not in html


@given(st.text(alphabet="<>[]()*_-/\\\"'`!#ajvscript:1. \n", max_size=80))
def test_no_text_makes_another_element_or_a_link_astray(text: str) -> None:
    html = marked(text)
    assert not OPEN.search(html)
    for href in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"/(?![/\\])|#|https?://[^/]+\.", href)


def test_the_words_alone_carry_no_marks() -> None:
    assert unmarked("Read **both** [lists](/programs/).") == "Read both lists."
