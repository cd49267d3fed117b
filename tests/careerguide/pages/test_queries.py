"""Queries that are written once give what Django's own give."""

from typing import Any

import pytest

from careerguide.pages.queries import WrittenQuery
from programs.models import Completion, Program, ProgramYearPrice

pytestmark = pytest.mark.usefixtures("site_data")
JOINED = ("provider__service", "provider__closure", "field")


def whole(program: Program) -> tuple[Any, ...]:
    """Everything of a program and of what a query joined to it."""
    provider = program.provider
    joined = (provider, getattr(provider, "service", None), getattr(provider, "closure", None))
    held = (program, program.field, *joined)
    return tuple({k: v for k, v in vars(one).items() if k != "_state"} if one else None
                 for one in held)  # fmt: skip


def test_programs_and_what_is_joined_are_those_of_django(django_assert_num_queries: Any) -> None:
    rows = Program.objects.select_related(*JOINED)
    query = WrittenQuery(lambda pk: rows.filter(pk=pk))
    some = list(Program.objects.order_by("pk").values_list("pk", flat=True)[::9001])
    some += Program.objects.exclude(provider__closure=None).values_list("pk", flat=True)[:3]
    some += Program.objects.filter(field=None).values_list("pk", flat=True)[:3]
    for pk in some:
        with django_assert_num_queries(1):
            [one] = query(pk)
            own = whole(one)
        assert own == whole(rows.get(pk=pk))
    assert len(some) > 30


def test_values_are_those_of_django_for_any_arguments() -> None:
    query = WrittenQuery(
        lambda level, cip, school: Completion.objects.filter(
            award_level=level, cip=cip, provider=school
        ).values_list("release_id", "awards")
    )
    for level, cip, school in ((21, "51.0713", 164775), (3, "51.0707", 167534), (5, "x", 1)):
        expected = Completion.objects.filter(award_level=level, cip=cip, provider=school)
        assert query(level, cip, school) == list(expected.values_list("release_id", "awards"))


def test_an_argument_that_is_none_asks_another_question() -> None:
    query = WrittenQuery(lambda books: ProgramYearPrice.objects.filter(books=books))
    assert query.first(1000).books == 1000
    assert {one.books for one in query(None)} == {None}
    assert query.first(1) is None


def test_arguments_in_another_order_than_the_sql_has_are_refused() -> None:
    query = WrittenQuery(lambda b, a: ProgramYearPrice.objects.filter(cip=a, provider=b))
    with pytest.raises(ValueError, match="parameters"):
        query(164775, "51.0713")
