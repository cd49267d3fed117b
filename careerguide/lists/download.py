"""Sends whole lists as prepared files, from where a broken download goes on."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerguide.lists import prepared

REST = re.compile(r"bytes=(\d+)-")
"""What a client asks for that goes on where it broke off; other parts are given whole."""


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of a list; 503 and a word while it is being made. Raises Http404 for no list."""
    file = file_of(name)
    if file is None:
        return being_made(request, name)
    if not prepared.is_current(name) and not prepared.is_being_made():
        prepared.start_making(name)
    tag, size = f'"{prepared.digest(file)}"', file.stat().st_size
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
        opened, as_attachment=True, filename=f"{name}.csv.gz", content_type="application/gzip",
        status=status, headers=headers,
    )  # fmt: skip


@require_safe
def checksum(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file's SHA-256, as `sha256sum -c` reads it. Raises Http404 as `download` does."""
    file = file_of(name)
    if file is None:
        return being_made(request, name)
    line = f"{prepared.digest(file)}  {file.name}\n"
    return HttpResponse(line, content_type="text/plain; charset=utf-8")


def file_of(name: str) -> Path | None:
    """The file of a list; None while it is not made. Raises Http404 for a name of no list."""
    file = prepared.path(name)
    if file.is_file():
        return file
    if name not in settings.PREPARED and prepared.sheet(name) is None:
        raise Http404
    return None


def being_made(request: HttpRequest, name: str) -> HttpResponse:
    """Says so, and sees to it that somebody is at it."""
    if not prepared.is_being_made():
        prepared.start_making(name)
    response = render(request, "being_made.html", status=503)
    response["Retry-After"] = "30" if name in settings.PREPARED else "5"
    return response
