"""Ways to hand a folder on: its address, a QR code of it, a message with it."""

import io
from urllib.parse import quote

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

LONGEST = 1_200
"""Letters of an address that a phone's camera still reads from paper at three centimetres."""
BORDER = 4
"""Modules of white around a code, as ISO/IEC 18004 asks."""


def qr_svg(address: str, *, inline: bool) -> str:
    """The address as a QR code in SVG, black on white; "" for one too long to be read from paper.

    Inline it is an element for a page, without a size of its own.
    """
    if len(address) > LONGEST:
        return ""
    code = segno.make(address, error="m" if len(address) < LONGEST / 4 else "l", micro=False)
    out = io.BytesIO()
    code.save(
        out, kind="svg", border=BORDER, dark="#000", light="#fff", omitsize=inline,
        scale=1 if inline else 8, xmldecl=not inline, svgns=not inline, nl=False,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()


def inline_qr(address: str) -> SafeString:
    """The same for a template."""
    svg = qr_svg(address, inline=True).replace("<svg", '<svg aria-hidden="true"', 1)
    return mark_safe(svg)  # noqa: S308 - made of squares alone


def mail_href(address: str) -> str:
    """A message with the address, to whoever the reader chooses."""
    subject, body = _("Training and pay to compare"), _("A folder of programs and pay: %(address)s")
    return f"mailto:?subject={quote(subject)}&body={quote(body % {'address': address})}"
