"""The questions people ask before training, answered in this site's words."""

from typing import ClassVar

from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from guides.models import Question
from guides.sources.cells import order
from guides.sources.guides import PARAGRAPH, GuideLoader


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
        seen = Once()

        def question(cells: Cells) -> Values:
            answer = PARAGRAPH.sub("\n\n", cells["answer"])
            parsed = {"number": order(cells["number"]), "answer": answer}
            values = checked(Question, **cells | parsed)
            seen.add(values["number"])
            return values

        sync(Question, ("number",), read(table, self.columns, run, question), run)
