"""Figures that answer a question, from the data, each in a short sentence."""

from collections.abc import Callable

from guides.answers import choosing, exams, training, work
from guides.reader import Reader

ANSWERS: dict[str, Callable[[Reader], list[str]]] = {
    make.__name__: make
    for make in (
        choosing.first_credential,
        choosing.bodies,
        choosing.focus,
        choosing.law,
        exams.exam_cost,
        exams.upkeep,
        exams.exam_format,
        exams.pass_rates,
        exams.accreditation,
        exams.apprentice,
        training.program_costs,
        training.program_lengths,
        training.aid,
        work.local_pay,
        work.credential_pay,
        work.outlook,
        work.ladder,
    )
}
"""By the key that `Question.live` gives: sentences, none where nothing is known."""


def answer(reader: Reader, key: str) -> list[str]:
    """Sentences for a question; none for a key that is not known."""
    make = ANSWERS.get(key)
    return make(reader) if make else []
