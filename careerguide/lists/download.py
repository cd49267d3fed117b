"""Sends whole tables as prepared files, from where a broken download goes on."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerguide.lists import parquet, prepared

REST = re.compile(r"bytes=(\d+)-")
"""What a client asks for that goes on where it broke off; other parts are given whole."""


@require_safe
def download(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """A file of a table; 503 and a word while it is being made. Raises Http404 for no table."""
    found = file_of(name, form)
    if found is None:
        return being_made(request, name)
    file, known = found
    prepared.start_making(name)
    tag, size = f'"{known["sha256"]}"', file.stat().st_size
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    opened = file.open("rb")
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "Content-Length": str(size)}
    asked = REST.fullmatch(request.headers.get("Range", ""))
    status = 200
    if asked and request.headers.get("If-Range", tag) == tag:
        start = int(asked[1])
        if start >= size:
            opened.close()
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        opened.seek(start)
        status = 206
        headers |= {"Content-Range": f"bytes {start}-{size - 1}/{size}",
                    "Content-Length": str(size - start)}  # fmt: skip
    return FileResponse(
        opened, as_attachment=True, filename=file.name, content_type=prepared.FORMATS[form],
        status=status, headers=headers,
    )  # fmt: skip


@require_safe
def checksum(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """The file's SHA-256, as `sha256sum -c` reads it. Raises Http404 as `download` does."""
    found = file_of(name, form)
    if found is None:
        return being_made(request, name)
    file, known = found
    line = f"{known['sha256']}  {file.name}\n"
    return HttpResponse(line, content_type="text/plain; charset=utf-8")


def file_of(name: str, form: str) -> tuple[Path, prepared.File] | None:
    """A file of a table and what is known of it; None while it is not made.

    Raises Http404 for a name of no table, and for a kind of file that is not made here.
    """
    note = prepared.note(name)
    if note is not None and form in note["files"]:
        return prepared.path(name, form), note["files"][form]
    if name not in settings.PREPARED and prepared.sheet(name) is None:
        raise Http404
    if form not in prepared.formats(name):
        raise Http404(not_here(form))
    return None


def not_here(form: str) -> str:
    """Why there is no file of a kind."""
    if form == prepared.PARQUET and not parquet.is_installed():
        return "Parquet is not prepared here: pyarrow is not installed."
    return "Parts of a table are prepared as CSV alone."


def being_made(request: HttpRequest, name: str) -> HttpResponse:
    """Says so, and sees to it that somebody is at it."""
    prepared.start_making(name)
    return told_later(request, "30" if name in settings.PREPARED else "5")


def told_later(request: HttpRequest, seconds: str = "30") -> HttpResponse:
    """That it is being made, and when to ask again."""
    response = render(request, "being_made.html", status=503)
    response["Retry-After"] = seconds
    return response
