"""Take back the marks that forms set when a browser wrote line ends in its own way.

A section whose text has a browser's line ends was saved by a form. Where it now says what its file
says, in every column that the file has, nothing of staff's is in it, and loads may replace it again.
Any other difference is staff's work and stays marked.
"""

import csv
import re

from django.conf import settings
from django.db import migrations

PARAGRAPH = re.compile(r"\s*¶\s*")


def sections_of_file():
    """(guide, anchor) to the file's other columns; empty where there is no file."""
    path = settings.DATA_DIR / "guide/guide_sections.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(stream)]
    return {
        (row["guide"], row["anchor"]): (
            row["order"], row["step"] == "1", row["title"],
            PARAGRAPH.sub("\n\n", row["text"]), row["panel"],
        )
        for row in rows
    }  # fmt: skip


def mend(apps, schema_editor):
    in_file = sections_of_file()
    for section in apps.get_model("paths", "Section").objects.filter(text__contains="\r"):
        section.text = section.text.replace("\r\n", "\n").replace("\r", "\n")
        said = str(section.order), section.step, section.title, section.text, section.panel
        if in_file.get((section.guide.slug, section.anchor)) == said:
            section.edited = False
        section.save(update_fields=["text", "edited"])


class Migration(migrations.Migration):
    dependencies = [("paths", "0001_initial")]
    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
