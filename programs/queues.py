"""What waits for staff of programs and schools: corrections overtaken, figures that contradict."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.models import today
from careerguide.editorial.versions import Stale
from careerguide.staff.queues import Item, Queue
from programs.models import Flag, ProgramCorrection, ProviderCorrection
from programs.models.catalog import FLAGS_OF, WARNINGS
from programs.published import STATE_WORDS, State, state_of

ASK_AGAIN = (State.MOVED, State.EQUAL, State.GONE)
CORRECTED_BY = {"price": "price_in_state", "length": "months"}
"""The field of a program by which a contradiction is put right; a closed school has its own."""


class Moved(Queue):
    """Corrections whose publisher says something else than when they were written."""

    slug = "moved"
    title = _("Source moved")
    about = _(
        "A new release says something else than what was corrected. Press where the correction is "
        "still needed; otherwise delete it."
    )
    press = _("Still needed: checked today")
    right = "programs.view_programcorrection"

    def kinds(self) -> dict[str, Any]:
        """How they stand."""
        return {state.value: STATE_WORDS[state] for state in ASK_AGAIN}

    def waiting(self, user: Any) -> Iterator[Item]:
        """Those that no longer stand as they were written."""
        for model in (ProgramCorrection, ProviderCorrection):
            name = model._meta.model_name
            for row in model._default_manager.order_by("pk"):
                state = state_of(row)
                if state in ASK_AGAIN:
                    yield Item(
                        key=f"{name} {row.pk}",
                        title=str(row),
                        said=str(STATE_WORDS[state]),
                        right=f"programs.change_{name}",
                        since=row.checked_on,
                        kind=state.value,
                        edit=reverse(f"admin:programs_{name}_change", args=[row.pk]),
                        page=row.get_absolute_url(),
                        version=row.version,
                    )

    def settle(self, request: HttpRequest, items: list[Item]) -> None:
        """Held against what is published now; who looked is in the history of each."""
        user: Any = request.user
        kinds: dict[str, Any] = {
            "programcorrection": ProgramCorrection, "providercorrection": ProviderCorrection,
        }  # fmt: skip
        still = [one for one in items if one.kind == State.MOVED]
        for item in still:
            name, _space, pk = item.key.partition(" ")
            row = kinds[name].objects.filter(pk=pk, version=item.version).first()
            if row is None:
                raise Stale  # saved or deleted since it was read
            row.checked_on = today()
            row.save()
            LogEntry.objects.log_actions(
                user.pk, [row], CHANGE, "Checked: still needed.", single_object=True
            )
        super().settle(request, [one for one in items if one not in still])


class Contradictions(Queue):
    """Figures that contradict each other, as the last build found them; no warnings."""

    slug = "contradictions"
    title = _("Contradictions flagged at load")
    about = _(
        "The figures are published so, and never marked best. Correct what is wrong; press where "
        "they are right after all. They come back when a release changes them."
    )
    press = _("Checked, unchanged")
    right = "programs.view_flag"

    def kinds(self) -> dict[str, Any]:
        """What contradicts."""
        return {kind.value: kind.label for kind in Flag.Kind if kind not in WARNINGS}

    def waiting(self, user: Any) -> Iterator[Item]:
        """One for each program and kind, known by the program's number, not by its row."""
        figures = {kind: figure for figure, kinds in FLAGS_OF.items() for kind in kinds}
        rows = Flag.objects.exclude(kind__in=WARNINGS).select_related("program__provider")
        for flag in rows:
            program = flag.program
            field = CORRECTED_BY.get(figures[Flag.Kind(flag.kind)])
            if field:
                name, filled = "programcorrection", {"program": program.slug, "field": field}
            else:
                name = "providercorrection"
                filled = {"provider": str(program.provider_id), "field": "closed"}
            yield Item(
                key=f"{program.slug} {flag.kind}",
                title=f"{program.name}, {program.provider.name}",
                said=flag.reason,
                right="programs.add_programcorrection",
                kind=flag.kind,
                edit=f"{reverse(f'admin:programs_{name}_add')}?{urlencode(filled)}",
                page=program.get_absolute_url(),
            )


MOVED, CONTRADICTIONS = Moved(), Contradictions()
