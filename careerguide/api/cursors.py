"""Cursors: where a page of records ends, by the last record's key and what was asked.

A list that changes meanwhile goes on after that record; one that is asked for otherwise is refused.
"""

import base64
import binascii
import hashlib
import json

from careerguide.lists.state import BadValue, UrlState

LONGEST = 400
NAME = "cursor"


def asked(state: UrlState) -> str:
    """What decides which records come in which order: eight characters of all but size and page."""
    parts = [pair for pair in state.to_params() if pair[0] not in ("page", "size")]
    digest = hashlib.blake2b(json.dumps(parts).encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest).decode()


def write(state: UrlState, key: str) -> str:
    """A cursor behind the record `key` of what `state` asks for."""
    return base64.urlsafe_b64encode(f"{asked(state)}{key}".encode()).decode().rstrip("=")


def read(text: str, state: UrlState) -> str:
    """The key of the record before the page. Raises BadValue for a text that is no cursor, and for
    one of another query."""
    try:
        padded = text + "=" * (-len(text) % 4)
        found = base64.b64decode(padded[:LONGEST], altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise BadValue("This is no cursor. Take it from “next”, or leave it out.") from None
    if found[:8] != asked(state):
        raise BadValue("This cursor is of other parameters. Take it from “next”, or leave it out.")
    return found[8:]
