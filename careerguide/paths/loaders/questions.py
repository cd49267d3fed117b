"""The questions people ask before training, answered in this site's words."""

from typing import Any, ClassVar

from careerguide.core.loading.editorial import sync
from careerguide.core.loading.files import Table
from careerguide.core.loading.loader import Run, register
from careerguide.paths.loaders.checked import Once, checked, order
from careerguide.paths.loaders.guides import PARAGRAPH, GuideLoader
from careerguide.paths.models import Question


@register
class QuestionsLoader(GuideLoader):
    slug = "guide-questions"
    title = "Questions people ask before training"
    caveats = (
        "Found on pages for exam candidates and in a forum. Answers are ours, from the data here;"
        " where the data has no answer they say so."
    )
    files = ("guide/questions.csv",)
    rows = (1, 500)
    columns: ClassVar = (
        "number", "topic", "question", "answer", "asked_at", "live", "source", "as_of",
        "confidence", "note",
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        cells, seen = self.cells(table), Once()

        def parse(row: list[Any]) -> tuple[Any, ...]:
            values = self.named(cells, row)
            values["number"] = order(values["number"])
            values["answer"] = PARAGRAPH.sub("\n\n", values["answer"])
            checked(Question, values)
            seen.add(values["number"])
            return (values,)

        rows = [one for (one,) in run.parsed(table.rows, len(table.header), parse)]
        sync(Question, ("number",), rows, run)
