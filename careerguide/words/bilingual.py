"""Forms of staff on which a row's texts stand beside what they are in other languages.

A translation is a row of its own, known by the English (`Translation`): wherever the same English
stands, it is said so. Where staff change the English, what was said of the former one lapses; it
stays in the box, marked, and counts again once somebody corrects or confirms it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.editorial.admin import EditorialAdmin
from careerguide.editorial.fields import Paragraphs
from careerguide.editorial.guarded import VersionedForm
from careerguide.editorial.revisions import Revision
from careerguide.editorial.sources import this_month
from careerguide.words.models import Translation

Form = TypeVar("Form", bound="BilingualForm")
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


def _write(row: Translation | None, code: str, english: str, text: str) -> None:
    """What is said for this English from now on; nothing for an empty text."""
    if row is None:
        now = this_month()
        row = Translation(language=code, english=english, as_of=now, source=f"careerguide, {now}")
    elif not text:
        row.delete()
    if text:
        row.text, row.edited = text, True
        row.save()


class Translated(forms.Textarea):
    """A translation. One that lapsed is shown, and is taken only where it is changed or ticked."""

    former: str = ""
    """What lapsed; "" for nothing."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box; under one that lapsed, what that means and what to do."""
        box = super().render(name, value or self.former, attrs, renderer)
        if value or not self.former:
            return box
        return format_html(
            '{}<input type="hidden" name="{}-lapsed" value="{}"><p class="help"><strong>{}</strong>'
            ' <label><input type="checkbox" name="{}-holds"> {}</label></p>',
            box, name, self.former,
            _("Lapsed: the English changed, and readers see it in place of this."),
            name, _("It still holds"),
        )  # fmt: skip

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Nothing for what lapsed and was neither changed nor ticked."""
        text = super().value_from_datadict(data, files, name)
        was = data.get(f"{name}-lapsed")
        if was is None or f"{name}-holds" in data or _words_of(text) != _words_of(was):
            return text
        return ""


def _words_of(text: Any) -> str:
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
                field.widget.former = lapsed(self.instance, pair)

    @cached_property
    def changed_data(self) -> list[str]:
        """A translation is a row of its own: the text's row stays as it is."""
        own = {pair.field for pair in pairs(self.texts)}
        return [name for name in super().changed_data if name not in own]

    @property
    def said(self) -> Iterator[tuple[Pair, str]]:
        """The translations that this person wrote, changed or emptied."""
        for pair in pairs(self.texts):
            bound = self[pair.field] if pair.field in self.fields else None
            if bound and bound._has_changed():  # type: ignore[attr-defined]
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
                now = of(pair.code, english)
                self._meanwhile(pair.field, now.text if now else "")
        return cleaned

    def _meanwhile(self, field: str, there: str) -> None:
        """Tell what others wrote since the form was opened; sent once more, this counts."""
        name = self.add_initial_prefix(field)
        if _words_of(self.data.get(name)) == _words_of(there):
            return
        if _words_of(self.data.get(self.add_prefix(field))) == _words_of(there):
            return
        self._put_at(name, there)
        told = _(
            "Others changed it while you did. It says now: “%(now)s”. Save again to keep yours."
        )
        self.add_error(field, told % {"now": there or "–"})


def save_translations(form: BilingualForm) -> list[str]:
    """Write what was changed; names of texts whose English changed while their translation
    stayed, so that it lapsed."""
    written = dict(form.said)
    found: list[str] = []
    for pair in pairs(form.texts):
        english = getattr(form.instance, pair.name)
        row = of(pair.code, english)
        if pair in written:
            _write(row, pair.code, english, written[pair])
        elif row is None and pair.name in form.changed_data and form.initial.get(pair.field):
            found.append(str(form.fields[pair.field].label))
    return found


def bilingual(*names: str) -> Callable[[type[Form]], type[Form]]:
    """Of a form for rows with these texts: give it the boxes for their translations."""

    def given(form: type[Form]) -> type[Form]:
        form.texts = names
        for pair in pairs(names):
            box = Translated(attrs={"rows": 3, "cols": 60})
            form.declared_fields[pair.field] = Paragraphs(required=False, widget=box)
        return form

    return given


class BilingualAdmin(EditorialAdmin):
    """For the admin of a row with a bilingual form, or with lines that have one."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Each text is followed by its translations."""
        names = getattr(self.form, "texts", ())
        own = {pair.field for pair in pairs(names)}
        fields = super().get_fields(request, obj)
        return beside([one for one in fields if one not in own], names)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Also the translations, which are changes of their own in the same entry of the log."""
        super().save_related(request, form, formsets, change)
        gone = {id(one) for formset in formsets for one in formset.deleted_forms}
        every = [form, *(one for formset in formsets for one in formset.forms)]
        for one in every:
            if isinstance(one, BilingualForm) and one.instance.pk and id(one) not in gone:
                for label in save_translations(one):
                    told = _(
                        "%(what)s lapsed: “%(row)s” is shown in English until it is confirmed."
                    )
                    messages.warning(request, told % {"what": label, "row": one.instance})
