"""The queues, each on a page, and all of them on the admin's home."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial.versions import Stale
from careerguide.releases.models import Release
from careerguide.staff.factor import enrolled
from careerguide.staff.queues import Item, Open, opened, queues

A_PAGE = 50
WHO = ("", "mine", "nobody")


def at_home(request: HttpRequest) -> dict[str, Any]:
    """Queues with their counts, and for who loads data the latest loads."""
    user: Any = request.user
    loads = user.has_perm("staff.load_releases")
    return {
        "queues": opened(user),
        "releases": Release.objects.order_by("-loaded_at")[:5] if loads else (),
        "enrolled": enrolled(user),
    }


def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits in one queue; sent to, it settles or hands out the chosen ones.

    Http404 for a queue there is not; raises PermissionDenied to those who may not see it.
    """
    found = next((one for one in queues() if one.slug == slug), None)
    if found is None:
        raise Http404
    user: Any = request.user
    if not user.has_perm(found.right):
        raise PermissionDenied
    open_ = Open(found, user)
    if request.method == "POST":
        try:
            with transaction.atomic():
                _do(request, open_)
        except Stale:
            told = _("Somebody saved one of these meanwhile. Nothing was done; look again.")
            messages.warning(request, told)
        return HttpResponseRedirect(request.get_full_path())
    return render(request, "staff/queue.html", _shown(request, open_))


def _do(request: HttpRequest, open_: Open) -> None:
    wanted = request.POST.getlist("key")
    chosen = open_.chosen(wanted)
    if "take" in request.POST:
        open_.take(chosen)
        told = ngettext("%d is yours now.", "%d are yours now.", len(chosen))
    else:
        open_.settle(request, chosen)
        told = ngettext("%d was checked.", "%d were checked.", len(chosen))
    messages.success(request, told % len(chosen))
    if left := len(set(wanted)) - len(chosen):
        told = ngettext(
            "%d was left alone: somebody settled or changed it meanwhile, or you may not.",
            "%d were left alone: somebody settled or changed them meanwhile, or you may not.",
            left,
        )
        messages.warning(request, told % left)


def _shown(request: HttpRequest, open_: Open) -> dict[str, Any]:
    kind, who = request.GET.get("kind", ""), request.GET.get("who", "")
    items = open_.narrowed(kind, who if who in WHO else "")
    if request.GET.get("order") == "oldest":
        items = items[::-1]
    page = Paginator(items, A_PAGE).get_page(request.GET.get("p"))
    counts: dict[str, int] = {}
    for one in open_.items:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    kinds = [(key, words, counts[key]) for key, words in open_.queue.kinds().items() if key in counts]  # fmt: skip  # noqa: E501
    asked = {name: request.GET[name] for name in ("kind", "who", "order") if name in request.GET}
    may = {one.right: request.user.has_perm(one.right) for one in page}
    return {
        **admin.site.each_context(request),
        "title": open_.queue.title,
        "queue": open_.queue,
        "lines": [_line(open_, one, may[one.right]) for one in page],
        "page": page,
        "kinds": kinds,
        "kind": kind,
        "who": who,
        "order": request.GET.get("order", ""),
        "asked": urlencode(asked),
        "may": any(may.values()),
    }


def _line(open_: Open, item: Item, may: bool) -> dict[str, Any]:
    return {"item": item, "taker": open_.takers.get(item.key), "may": may}
