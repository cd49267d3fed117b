"""Forms that tell what others saved meanwhile (`clashes.py`), of a row and of another's lines."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from careerguide.editorial import clashes
from careerguide.editorial.clashes import MINE, THEIRS, Began, Clash
from careerguide.editorial.proposals import REOPEN
from careerguide.editorial.snapshots import Snapshot, plain, snapshot
from careerguide.editorial.sources import SAME
from careerguide.editorial.versions import Stale

NO_BEGINNING = (
    "This page does not say what it began with, so that nobody can tell what others changed since. "
    "Open it anew."
)


class VersionedForm(forms.ModelForm):
    """A row's form. What was sent is compared with what the form began with, not with what is."""

    clash: Clash | None = None
    began: Began | None = None
    now: Snapshot
    gone_as: Any = None
    """The key of a row that was deleted since the form was opened."""
    _own_data = False
    drop = False
    """Whether that deletion stands, so that nothing of this form counts."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.theirs: list[str] = []
        self.lacking = False
        if not self.is_bound or self.instance.pk is None or self.instance._state.adding:
            return
        self.now = snapshot(self.instance, self.fields)
        for one in self.fields.values():
            one.show_hidden_initial = False  # a default of today says nothing of what was
        self.began = clashes.carried(self.data).get(clashes.row_key(self.instance))
        self.lacking = self.began is None
        if self.began is not None:
            self._begin(self.began)

    def _begin(self, began: Began) -> None:
        """Compare with what was, and put in what others wrote where this person wrote nothing."""
        self.initial.update(self._as_python(began.values))
        for name in began.asked:
            if self.data.get(self._take(name)) == THEIRS:
                self._put(name, began.values[name])
        if began.version == self.now_version:
            return
        self.theirs = [n for n in began.values if n in self.now and began.values[n] != self.now[n]]

    def _as_python(self, values: Snapshot) -> Snapshot:
        """Stored values as form fields compare them with what was sent."""
        found: Snapshot = {}
        for name, value in values.items():
            model_field = self.instance._meta.get_field(name)
            found[name] = value if model_field.is_relation else model_field.to_python(value)
        return found

    def _put(self, name: str, value: Any) -> None:
        """Put a stored value in the place of what was sent."""
        self._put_at(self.add_prefix(name), value)

    def _put_at(self, name: str, value: Any) -> None:
        """The same by the name that the page gives a box. The copy is made once it is needed."""
        if not self._own_data:
            self.data, self._own_data = self.data.copy(), True  # type: ignore[attr-defined]
        clashes.write(cast(QueryDict, self.data), name, value)

    @property
    def now_version(self) -> int:
        """The version of the row as it is."""
        return int(self.instance.version)

    def _take(self, name: str) -> str:
        return self.add_prefix(f"take-{name}")

    def begin_gone(self, pk: Any, began: Began | None, *, delete: bool) -> None:
        """The form of a line that somebody deleted: to be dropped, or put back by who wants it."""
        self.gone_as, self.instance.pk = pk, pk
        self.began = began
        deleted = clashes.deletion(self.instance, pk)
        last = deleted[0].version if deleted else began.version if began else 0
        self.instance.version = last + 2
        if began is not None:
            self.initial.update(self._as_python(began.values))
        wanted = not delete and began is not None and super().has_changed()
        taken = self.data.get(self._take("line"))
        self.drop = not wanted or taken == THEIRS
        if wanted and taken not in {MINE, THEIRS}:
            names = list(began.values) if began else []
            row = self.instance
            self.clash = Clash(
                deleted[0].title if deleted else self._title(), str(row._meta.verbose_name), "",
                deleted,
                [self._differing(n, None) for n in names if n in self.changed_data],
                gone=True, take=self._take("line"),
            )  # fmt: skip

    def has_changed(self) -> bool:
        """A deleted line that stays deleted changes nothing."""
        return not self.drop and super().has_changed()

    def full_clean(self) -> None:
        """Also finds the clash; of a line that stays deleted nothing is asked."""
        if self.drop:
            self.cleaned_data, self._errors = {}, ErrorDict()
            return
        super().full_clean()

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.lacking and self.has_changed():
            self.add_error(None, ValidationError(_(NO_BEGINNING), code="lacking"))
        if self.prefix is None and REOPEN in self.data:
            self.add_error(None, ValidationError(_("As it was kept; not published yet."), "kept"))
        if self.prefix is None and SAME in self.data:
            told = _("This source now stands in all lines. Nothing is saved yet: look, then save.")
            self.add_error(None, ValidationError(told, "filled"))
        self.find_clash()
        if self.clash is not None:
            text = _("Others changed this while you did. Look at both above, then save again.")
            self.add_error(None, ValidationError(text, code="clash"))

    def find_clash(self, *, deleting: bool = False) -> None:
        """Tell of what others changed where this person changed or deletes the row too."""
        if self.clash is not None or self.began is None or self.gone_as is not None:
            return
        asked = dict(self.began.asked)
        unanswered = [n for n in asked if self.data.get(self._take(n)) not in {MINE, THEIRS}]
        if deleting:
            unanswered = []
        mine = [] if deleting else [name for name in self.changed_data if name in self.now]
        if not ((self.theirs and (mine or deleting)) or unanswered):
            return
        if not deleting and not unanswered and not any(map(self._is_other, mine)):
            self.__dict__["changed_data"] = []  # it stands there already, as after a second click
            return
        both = {n for n in self.theirs if n in mine and self._is_other(n)} | set(unanswered)
        rows = [
            self._differing(name, self.now[name], name in both, asked.get(name))
            for name in self.now
            if name in {*mine, *self.theirs, *unanswered}
        ]
        row = self.instance
        self.clash = Clash(
            self._title(), str(row._meta.verbose_name), clashes.address(row),
            clashes.since(row, self.began.version), rows,
        )  # fmt: skip
        first = {n: asked.get(n, self.began.values.get(n)) for n in both}
        for name in self.theirs:
            if name not in mine:
                self._put(name, self.now[name])
        self.began = Began(self.now_version, self.now, first)

    def _is_other(self, name: str) -> bool:
        """Whether this person wrote something else than what stands there now."""
        bound = self[name]
        return bound.field.has_changed(self._as_python({name: self.now[name]})[name], bound.data)

    def _title(self) -> str:
        try:
            return str(type(self.instance)._base_manager.get(pk=self.instance.pk))
        except type(self.instance).DoesNotExist:
            return str(self.instance._meta.verbose_name)

    def _differing(
        self, name: str, now: Any, asks: bool = False, first: Any = None
    ) -> clashes.Differing:
        began = self.began.values.get(name) if self.began else None
        mine = self[name].data
        if name in getattr(self, "cleaned_data", {}):
            mine = plain(self.cleaned_data[name])
        original = began if first is None else first
        values = (original, now, mine)
        return clashes.differing(type(self.instance), name, values, self._take(name) * asks)

    def to_carry(self) -> tuple[str, Began] | None:
        """What the page shown next carries of this row; None for a row not there yet."""
        if self.instance.pk is None or (self.instance._state.adding and self.gone_as is None):
            return None
        began = self.began or Began(self.now_version, snapshot(self.instance, self.fields))
        return clashes.row_key(self.instance), began


class VersionedLines(BaseInlineFormSet):
    """Lines on another row's form: each with its own version; those deleted meanwhile are told."""

    @cached_property
    def gone(self) -> list[VersionedForm]:
        """Forms of lines that are no longer there."""
        return [
            one for one in self.forms if isinstance(one, VersionedForm) and one.gone_as is not None
        ]

    def get_queryset(self) -> Any:
        """Of a form that was sent: the rows of its lines, for Django to pair them."""
        if self.is_bound and "forms" in self.__dict__:
            return [form.instance for form in self.initial_forms]
        return super().get_queryset()

    def _construct_form(self, i: int, **named: Any) -> Any:
        """Overridden to know a line whose row is gone; Django finds its hidden key invalid."""
        form: Any = super()._construct_form(i, **named)  # type: ignore[misc]
        if not self.is_bound or i >= self.initial_form_count() or form.instance.pk is not None:
            return form
        name = self._pk_field.name  # type: ignore[attr-defined]
        text = self.data.get(form.add_prefix(name), "")
        try:
            pk = self.model._meta.pk.to_python(text)  # type: ignore[union-attr]
        except ValidationError:
            return form
        if pk is None:
            return form
        form.fields[name] = forms.CharField(
            required=False, widget=forms.HiddenInput(), initial=str(pk)
        )
        form.initial[name] = str(pk)
        began = clashes.carried(self.data).get(clashes.row_key(form.instance, pk))
        form.data = form.data.copy()
        ticked, name = forms.CheckboxInput(), form.add_prefix("DELETE")
        delete = bool(ticked.value_from_datadict(form.data, self.files, name))
        form.data.pop(name, None)
        form.begin_gone(pk, began, delete=delete)
        return form

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        """Also puts back the lines that somebody deleted and this person wants."""
        saved = super().save_existing_objects(commit)
        for form in self.gone:
            if form.has_changed():
                self.changed_objects.append((form.instance, form.changed_data))
                saved.append(self.save_existing(form, form.instance, commit=commit))
                if not commit:
                    self.saved_forms.append(form)
        return saved

    def full_clean(self) -> None:
        """As Django's; raises Stale where somebody deletes a line while it is being looked at.

        Django finds the key of such a line invalid. Looked at again, the line is told as gone.
        """
        super().full_clean()
        name = self.model._meta.pk.name  # type: ignore[union-attr]
        for form in self.initial_forms if self.is_bound else ():
            if form.instance.pk is not None and name in form.errors:
                raise Stale(form.instance)

    def clean(self) -> None:
        """Raises ValidationError where a line to be deleted says something else than it did."""
        super().clean()
        for form in self.deleted_forms:
            if isinstance(form, VersionedForm):
                form.find_clash(deleting=True)
                if form.clash is not None:
                    text = _("Others changed a line that you delete. Look at it, then save again.")
                    raise ValidationError(text, code="clash")


def is_kept(model: type[models.Model]) -> bool:
    """Whether rows of this model have a version."""
    return any(one.name == "version" for one in model._meta.concrete_fields)
