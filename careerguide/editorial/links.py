"""Links from public pages into the admin, which staff alone see; nobody else costs a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers


@dataclass(frozen=True)
class Edit:
    """What staff may add or change: `pk` is that of a row that is there, `filled` begins a new one.

    `model` is its app and name, such as programs.programcorrection.
    """

    label: str
    model: str
    pk: int | None = None
    filled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class StaffLink:
    """A link into the admin."""

    label: str
    href: str


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody of the staff asks. Without a session cookie nobody is looked up, and the
    page does not depend on cookies."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(request.user.is_active and request.user.is_staff)


def staff_links(request: HttpRequest, edits: Iterable[Edit]) -> list[StaffLink]:
    """Those of `edits` that the reader has the right to; none for readers who are no staff."""
    if not is_staff(request):
        return []
    return [StaffLink(one.label, _href(one)) for one in edits if request.user.has_perm(_right(one))]


def _right(edit: Edit) -> str:
    app, _dot, model = edit.model.partition(".")
    return f"{app}.{'add' if edit.pk is None else 'change'}_{model}"


def _href(edit: Edit) -> str:
    name = f"admin:{edit.model.replace('.', '_')}"
    if edit.pk is not None:
        return reverse(f"{name}_change", args=[edit.pk])
    return f"{reverse(f'{name}_add')}?{urlencode(edit.filled)}"


def kept_private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that staff see with their links is stored nowhere."""
    if is_staff(request):
        add_never_cache_headers(response)
    return response


def safe_link(text: str) -> str:
    """A place of this site (`/programs/`, `#costs`) or a `outside_link`; "" for anything else."""
    own = text.startswith(("/", "#")) and text[:2] not in ("//", "/\\")
    return text if own else outside_link(text)


def outside_link(text: str) -> str:
    """An address that may stand in a page as a link; "" for what is none.

    A link leads to a page of the web and names its host: no script, no file, no `//host`.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and host and "." in host
    odd = "@" in parts.netloc or any(one.isspace() or one == "\\" for one in text)
    return text if whole and not odd else ""
