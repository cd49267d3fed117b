"""Values as JSON text: an answer is put together from pieces that are written once."""

from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring as quoted
from typing import Any

from pydantic_core import to_json


def text_of(value: Any) -> str:
    """Any plain value as JSON. Most are numbers, words or nothing, which need no serializer."""
    write = _WRITERS.get(type(value))
    return write(value) if write else to_json(value, fallback=str).decode()


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _nothing: "null",
    str: quoted,
    int: int.__repr__,
}


def pair(name: str, value: Any) -> str:
    """A member of an object."""
    return f"{quoted(name)}:{text_of(value)}"


def array(items: Iterable[bytes]) -> bytes:
    """Of items that are JSON already."""
    return b"[%b]" % b",".join(items)


def members(pairs: Mapping[str, Any]) -> bytes:
    """An object; values that are bytes are JSON already."""
    return b"{%b}" % b",".join(
        b"%b:%b" % (quoted(name).encode(), value if type(value) is bytes else _bytes(value))
        for name, value in pairs.items()
    )


def _bytes(value: Any) -> bytes:
    return text_of(value).encode()
