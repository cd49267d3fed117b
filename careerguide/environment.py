"""How settings are read from the environment: each by its name, and a bad value stops the start."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


def read(name: str, default: T, parse: Callable[[str], T], expected: str) -> T:
    """The parsed variable, or its default when unset or empty.

    Raises ImproperlyConfigured naming it, never its value, where `parse` raises an error.

    django-environ alone takes DEBUG=ture for off and names no variable when a number is wrong.
    """
    text = os.environ.get(name, "").strip()
    try:
        return parse(text) if text else default
    except (ValueError, LookupError):
        raise ImproperlyConfigured(f"{name} must be {expected}.") from None


def flag(name: str, *, default: bool) -> bool:
    """A variable that is on or off, true or false, yes or no, 1 or 0."""
    values = {"on": True, "true": True, "yes": True, "1": True}
    values |= {"off": False, "false": False, "no": False, "0": False}
    return read(name, default, lambda text: values[text.lower()], "on or off")


def number(name: str, *, default: int, least: int, most: int) -> int:
    """A variable that is a whole number from `least` to `most`. Raises ImproperlyConfigured."""

    def parse(text: str) -> int:
        """Raises ValueError beyond the bounds."""
        if not least <= int(text) <= most:
            raise ValueError
        return int(text)

    return read(name, default, parse, f"a whole number from {least} to {most}")


def words(name: str, *, default: list[str]) -> list[str]:
    """A variable that lists words, parted by commas or spaces."""
    return read(name, default, lambda text: text.replace(",", " ").split(), "a list")


def existing_file(text: str) -> Path:
    """Raises ValueError where nothing is at that path."""
    if not Path(text).exists():
        raise ValueError
    return Path(text)


def secret(text: str) -> str:
    """Raises ValueError for one of less than 50 letters."""
    if len(text) < 50:
        raise ValueError
    return text


def contact(text: str) -> str:
    """Raises ValueError for what is no address of mail or of a page."""
    if not text.startswith(("mailto:", "https://")):
        raise ValueError
    return text


def database(url: str) -> dict[str, Any]:
    """An address as Django's settings; raises ValueError for a database the site can't use."""
    config = environ.Env.db_url_config(url)
    if config.get("ENGINE") not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ValueError
    return config


def builds(text: str) -> dict[str, Any]:
    """Where machines share builds, as Django's storage; raises ValueError for what is neither a
    folder that is there nor a bucket.

    A bucket is s3://name/folder, with ?endpoint_url=https://… for one that is not Amazon's; keys
    come from the environment as boto3 reads them.
    """
    parts = urlsplit(text)
    if parts.scheme == "s3" and parts.netloc:
        more = dict(parse_qsl(parts.query))
        options = {"bucket_name": parts.netloc, "location": parts.path.strip("/"), **more}
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    if parts.scheme or not Path(text).is_dir():
        raise ValueError
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": text, "base_url": None},
    }
