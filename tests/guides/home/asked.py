"""Questions as readers ask them, and their answers as words."""

import html
import re

from django.http import QueryDict
from django.test import Client
from django.utils.http import urlencode

from guides.home.question import Question
from tests.guides.pages import words

ALONE = {"HX-Request": "true", "HX-Target": "results"}


def question(q: str = "", near: str = "") -> Question:
    return Question.read(QueryDict(urlencode({"q": q, "near": near})))


def answer(q: str = "", near: str = "") -> str:
    """The markup that a reader who writes gets, without the example that may follow."""
    response = Client().get("/", {"q": q, "near": near}, headers=ALONE)
    assert response.status_code == 200
    return response.content.decode().split('<div id="example"')[0]


def cells(q: str = "", near: str = "") -> dict[str, str]:
    """The words of each part of the answer, by its label."""
    parts = re.findall(r'<div class="figure">(.*?)</div>', answer(q, near), re.DOTALL)
    found = {}
    for part in parts:
        label, rest = part.split("</p>", 1)
        found[words(label)] = words(rest)
    return found


def cell(label: str, q: str, near: str = "") -> str:
    [found] = [text for name, text in cells(q, near).items() if name.startswith(label)]
    return found


def links(markup: str) -> dict[str, str]:
    """Addresses by the words of their links."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', markup, re.DOTALL)
    return {words(text): html.unescape(href) for href, text in found}
