"""The figures at the top of a guide: those the home page answers with, for the guide's main job."""

from typing import Any

from careerguide.places.states import STATE_NAMES
from guides.home.answer import cells
from guides.home.question import HomeQuery, Question
from guides.reader import Reader


def glance(reader: Reader) -> dict[str, Any] | None:
    """Pay, programs and the cheapest certification where the reader is; None without a job."""
    if not reader.soc:
        return None
    near = reader.url.near if reader.place else STATE_NAMES.get(reader.state, "")
    question = Question(HomeQuery(q=reader.soc, near=near))
    found, _href = cells(question)
    return {"title": question.target.title, "where": question.where, "cells": found}
