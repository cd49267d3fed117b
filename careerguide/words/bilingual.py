"""Forms of staff on which a row's texts stand beside what they are in other languages.

A translation is a row of its own, known by the English (`Translation`): wherever the same English
stands, it is said so. Where staff change the English, what was said of the former one lapses; it
stays in the box, marked, and counts again once somebody corrects or confirms it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.editorial.fields import Paragraphs
from careerguide.editorial.guarded import VersionedForm
from careerguide.editorial.revisions import Revision
from careerguide.editorial.sources import this_month
from careerguide.words.models import Translation

LONGEST: int = Translation._meta.get_field("english").max_length  # type: ignore[assignment]
MOST_FORMER = 20
"""Changes of a row in which its former texts are looked for, the newest."""


@dataclass(frozen=True)
class Pair:
    """A text's field, and that of the form with its translation."""

    name: str
    code: str

    @property
    def field(self) -> str:
        """What the form calls it."""
        return f"{self.name}_{self.code}"


def pairs(names: Iterable[str]) -> list[Pair]:
    """Each text in each other language."""
    return [Pair(name, code) for name in names for code, _said in Translation.LANGUAGES]


def beside(fields: Iterable[Any], names: Iterable[str]) -> list[Any]:
    """A form's fields, each text followed by its translations."""
    found: list[Any] = []
    for field in fields:
        found.append(field)
        found += [pair.field for pair in pairs(names) if pair.name == field]
    return found


def of(code: str, english: str) -> Translation | None:
    """What is said for this English now."""
    return Translation.objects.filter(language=code, english=english).first() if english else None


def lapsed(row: models.Model, pair: Pair) -> str:
    """What was said for the text that the row had before, the newest first; "" for nothing."""
    former = [
        one.before[pair.name]
        for one in Revision.of(row._meta.label_lower, row.pk)[:MOST_FORMER]
        if one.before and one.before.get(pair.name)
    ]
    return next((said.text for text in former if (said := of(pair.code, text))), "")


class Translated(forms.Textarea):
    """A translation. One that lapsed is shown, and is taken only where it is changed or ticked."""

    lapsed = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box; under one that lapsed, what that means and what to do."""
        box = super().render(name, value or self.lapsed, attrs, renderer)
        if value or not self.lapsed:
            return box
        return format_html(
            '{}<input type="hidden" name="{}-lapsed" value="{}"><p class="help"><strong>{}</strong>'
            ' <label><input type="checkbox" name="{}-holds"> {}</label></p>',
            box, name, self.lapsed,
            _("Lapsed: the English changed, and readers see it in place of this."),
            name, _("It still holds"),
        )  # fmt: skip

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Nothing for what lapsed and was neither changed nor ticked."""
        text = super().value_from_datadict(data, files, name)
        was = data.get(f"{name}-lapsed")
        if was is None or f"{name}-holds" in data or _plain(text) != _plain(was):
            return text
        return ""


def _plain(text: Any) -> str:
    return "\n".join(str(text or "").split())


class BilingualForm(VersionedForm):
    """A row's form with the translations of its texts, which change no more than themselves."""

    texts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for pair in pairs(self.texts):
            if pair.field not in self.fields:
                continue
            field = self.fields[pair.field]
            field.show_hidden_initial = True  # what the box began with, as its row is not this one
            field.label = _("%(text)s, in %(language)s") % {
                "text": self.fields[pair.name].label if pair.name in self.fields else pair.name,
                "language": dict(Translation.LANGUAGES)[pair.code],
            }
            english = self.initial.get(pair.name) or ""
            said = of(pair.code, english)
            self.initial[pair.field] = said.text if said else ""
            if said is None and english and self.instance.pk:
                field.widget.lapsed = lapsed(self.instance, pair)

    @cached_property
    def changed_data(self) -> list[str]:
        """A translation is a row of its own: the text's row stays as it is."""
        own = {pair.field for pair in pairs(self.texts)}
        return [name for name in super().changed_data if name not in own]

    @property
    def said(self) -> Iterator[tuple[Pair, str]]:
        """The translations that this person wrote, changed or emptied."""
        for pair in pairs(self.texts):
            if pair.field in self.fields and self[pair.field]._has_changed():  # type: ignore[attr-defined]
                yield pair, (self.cleaned_data.get(pair.field) or "").strip()

    def clean(self) -> dict[str, Any] | None:
        """Says at its field what others wrote meanwhile, and that a text is too long for one."""
        cleaned = super().clean()
        for pair, text in self.said:
            english = self.cleaned_data.get(pair.name) or ""
            if text and not english:
                self.add_error(pair.field, _("Write the English first: this is its translation."))
            elif text and len(english) > LONGEST:
                said = _("The English has more than %(n)s letters: part it, then translate it.")
                self.add_error(pair.field, said % {"n": LONGEST})
            elif pair.name not in self.changed_data:
                self._meanwhile(pair, of(pair.code, english))
        return cleaned

    def _meanwhile(self, pair: Pair, now: Translation | None) -> None:
        """Tell what others wrote since the form was opened; sent once more, this counts."""
        name, there = self.add_initial_prefix(pair.field), now.text if now else ""
        if _plain(self.data.get(name)) == _plain(there):
            return
        if _plain(self.data.get(self.add_prefix(pair.field))) == _plain(there):
            return
        if not self._own_data:
            self.data, self._own_data = self.data.copy(), True  # type: ignore[attr-defined]
        self.data[name] = there  # type: ignore[index]
        told = _(
            "Others changed it while you did. It says now: “%(now)s”. Save again to keep yours."
        )
        self.add_error(pair.field, told % {"now": there or "–"})

    def save_translations(self) -> list[str]:
        """Write what was changed; names of texts whose English changed while their translation
        stayed, so that it lapsed."""
        written = dict(self.said)
        for pair, text in written.items():
            english = getattr(self.instance, pair.name)
            row = of(pair.code, english)
            if not text:
                if row:
                    row.delete()
                continue
            row = row or Translation(
                language=pair.code, english=english, as_of=this_month(),
                source=f"careerguide, {this_month()}",
            )  # fmt: skip
            row.text, row.edited = text, True
            row.save()
        return [
            str(self.fields[pair.field].label)
            for pair in pairs(self.texts)
            if pair not in written
            and pair.name in self.changed_data
            and self.initial.get(pair.field)
            and of(pair.code, getattr(self.instance, pair.name)) is None
        ]


def bilingual(*names: str, base: Any = VersionedForm) -> type[BilingualForm]:
    """A form for rows with these texts."""
    boxes = {
        pair.field: Paragraphs(
            required=False,
            show_hidden_initial=True,
            widget=Translated(attrs={"rows": 3, "cols": 60}),
        )
        for pair in pairs(names)
    }
    bases = (BilingualForm,) if base is VersionedForm else (BilingualForm, base)
    made: Any = type(BilingualForm)  # Django's own metaclass of forms
    form: type[BilingualForm] = made("Bilingual", bases, {**boxes, "texts": names})
    return form


class BilingualAdmin:
    """For the admin of a row with a bilingual form, or with lines that have one."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Each text is followed by its translations."""
        names = getattr(self.form, "texts", ())  # type: ignore[attr-defined]
        own = {pair.field for pair in pairs(names)}
        fields = super().get_fields(request, obj)  # type: ignore[misc]
        return beside([one for one in fields if one not in own], names)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Also the translations, which are changes of their own in the same entry of the log."""
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        gone = {id(one) for formset in formsets for one in formset.deleted_forms}
        every = [form, *(one for formset in formsets for one in formset.forms)]
        for one in every:
            if isinstance(one, BilingualForm) and one.instance.pk and id(one) not in gone:
                for label in one.save_translations():
                    told = _(
                        "%(what)s lapsed: “%(row)s” is shown in English until it is confirmed."
                    )
                    messages.warning(request, told % {"what": label, "row": one.instance})
