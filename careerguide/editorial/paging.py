"""Lists of the admin that are too long to be counted."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST_COUNTED = 10_000
"""Rows a change list counts; beyond it the pager stops at this many, and search narrows."""


class BoundedPaginator(Paginator):
    """Counts at most MOST_COUNTED rows: counting them all takes longer than showing some."""

    @cached_property
    def count(self) -> int:
        """Rows there are, at most MOST_COUNTED."""
        rows = self.object_list
        assert isinstance(rows, QuerySet)
        return rows.order_by()[:MOST_COUNTED].count()
