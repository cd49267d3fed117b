"""A program's row, read with what its page asks of it."""

from careerguide.pages.queries import WrittenQuery
from programs.models import Program

PROGRAM = WrittenQuery(
    lambda pk: Program.objects.select_related(
        "provider__service", "provider__closure", "field"
    ).filter(pk=pk)
)
"""A program by its number, with its school and field."""
