"""What the site says, gathered from code and templates into one .po file an app and language.

`python -m tests.language.messages` (`make messages`) gathers, keeps what is translated, and writes
the .mo files that Django reads. GNU gettext is not needed, and no text is missed for standing where
its tools don't look: labels that rules mark with `noop`, templates as Django itself parses them.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[2]
APPS = ("careerguide", "salaries", "programs", "certifications", "plan", "guides")
"""From the foundation up: what several apps say is translated in the lowest of them."""
MARKERS = ("django.utils.translation", "careerguide.columns.codes")
"""Modules whose functions mark texts."""
FUNCTIONS = {
    "noop": (0, None, None), "gettext": (0, None, None), "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None), "ngettext": (0, 1, None), "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0), "pgettext_lazy": (1, None, 0), "npgettext": (1, 2, 0),
}  # fmt: skip
"""Where each has its text, its plural and its context."""

GIVEN = re.compile(r"_\(\"([^\"]+)\"\)")
"""Texts that templates give to filters."""


@dataclass
class Message:
    """A text, where it is said, and its plural and context, if it has them."""

    text: str
    plural: str = ""
    context: str = ""
    places: list[str] = field(default_factory=list)

    @property
    def app(self) -> str:
        """The lowest app that says it."""
        return min((app_of(place) for place in self.places), key=APPS.index)


def app_of(place: str) -> str:
    """Whose file it is; templates of no app are the foundation's."""
    parts = place.split("/")
    name = parts[1] if parts[0] == "templates" and len(parts) > 2 else parts[0]
    return name if name in APPS else APPS[0]


def gathered() -> list[Message]:
    """Every text that is marked, in the order of files."""
    found: dict[tuple[str, str], Message] = {}
    for place, text, plural, context in (*in_code(), *in_templates()):
        one = found.setdefault((context, text), Message(text, plural, context))
        one.plural = one.plural or plural
        if place not in one.places:
            one.places.append(place)
    return list(found.values())


def in_code() -> Iterator[tuple[str, str, str, str]]:
    """File, text, plural and context of each call that marks a text."""
    for app in APPS:
        for file in sorted((TOP / app).rglob("*.py")):
            place = file.relative_to(TOP).as_posix()
            if "/migrations/" in place:
                continue
            tree = ast.parse(file.read_text(encoding="utf-8"))
            marks = {
                name.asname or name.name: FUNCTIONS[name.name]
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module in MARKERS
                for name in node.names
                if name.name in FUNCTIONS
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    places = marks.get(node.func.id)
                    said = [_text(node, at) for at in places or ()]
                    if said and said[0]:
                        yield place, *said  # type: ignore[misc]


def _text(call: ast.Call, at: int | None) -> str:
    if at is None or at >= len(call.args):
        return ""
    given = call.args[at]
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""


def in_templates() -> Iterator[tuple[str, str, str, str]]:
    """The same of every template, as Django parses it."""
    from django.template import loader

    for file in sorted((TOP / "templates").rglob("*")):
        if file.suffix in (".html", ".txt", ".xml", ".svg"):
            place = file.relative_to(TOP).as_posix()
            name = file.relative_to(TOP / "templates").as_posix()
            for text in GIVEN.findall(file.read_text(encoding="utf-8")):
                yield place, text, "", ""
            for text, plural, context in _of(loader.get_template(name).template.nodelist):  # type: ignore[attr-defined]
                yield place, text, plural, context


def _of(nodes: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    for node in nodes:
        context = str(getattr(getattr(node, "message_context", None), "var", "") or "")
        if isinstance(node, TranslateNode):
            variable = node.filter_expression.var
            text = getattr(variable, "literal", variable)
            if isinstance(text, str):
                yield str(text), "", context
        elif isinstance(node, BlockTranslateNode):
            singular, _names = node.render_token_list(node.singular)
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield (*(_trimmed(node, text) for text in (singular, plural)), context)
        for name in getattr(node, "child_nodelists", ()):
            yield from _of(getattr(node, name, None) or ())
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _of(branch)


def _trimmed(node: Any, text: str) -> str:
    from django.utils.translation.template import trim_whitespace

    return trim_whitespace(text) if getattr(node, "trimmed", False) else text


def file_of(app: str, language: str) -> Path:
    """An app's .po file; the .mo lies beside it."""
    return TOP / app / "locale" / language / "LC_MESSAGES" / "django.po"


def kept(app: str, language: str) -> Catalog:
    """What is translated by now; an empty catalog where nothing is."""
    file = file_of(app, language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def renewed(app: str, language: str, messages: Iterable[Message]) -> Catalog:
    """The app's messages with what is translated of them, wherever it stood before."""
    before = [kept(one, language) for one in (app, *APPS)]
    made = Catalog(locale=language, project="careerguide", fuzzy=False, charset="utf-8")
    for one in sorted(messages, key=lambda one: (one.places[0], one.text)):
        key: Any = (one.text, one.plural) if one.plural else one.text
        said = [found.get(key, one.context or None) for found in before]
        text = next((found.string for found in said if found and found.string), "")
        flags = ["python-format"] if "%(" in one.text else []
        made.add(key, text or None, [(place, 0) for place in one.places], flags,
                 context=one.context or None)  # fmt: skip
    return made


def po(catalog: Catalog) -> bytes:
    """As it stands in the .po file: without dates and lines, which change for no reason."""
    stream = BytesIO()
    catalog.header_comment = f"# careerguide in {catalog.locale}."
    write_po(stream, catalog, width=100, include_lineno=False, omit_header=False)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    varying = ("Date:", "Generated-By", "Last-Translator", "Language-Team", "Report-Msgid")
    return "".join(one for one in lines if not one.startswith(tuple(f'"{v}' for v in (
        "POT-Creation-Date", "PO-Revision-Date", *varying)))).encode()  # fmt: skip


def mo(catalog: Catalog) -> bytes:
    """As Django reads it; the header's dates would change it for no reason."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    stream = BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def renew() -> None:
    """Write every file anew."""
    import django
    from django.conf import settings

    django.setup()
    messages = gathered()
    for language in [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]:
        for app in APPS:
            catalog = renewed(app, language, (one for one in messages if one.app == app))
            file = file_of(app, language)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(po(catalog))
            file.with_suffix(".mo").write_bytes(mo(kept(app, language)))
            lacking = sum(1 for one in catalog if one.id and not one.string)
            print(f"{app}: {len(catalog)} messages, {lacking} without {language}")


if __name__ == "__main__":
    renew()
