"""Passwords that anybody would try first on this site."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = ("careerguide", "career", "guide", "password", "admin", "editor", "welcome", "letmein",
         "qwerty", "training", "program", "salary", "certification")  # fmt: skip
LEAST = 8
"""Different letters and figures that must be left once such words, years and repeats are gone."""
LOOKALIKES = str.maketrans("0134578@$!", "oieastbasi")


class ContextWordsValidator:
    """Refuses what is hardly more than the site's own words, a year and an exclamation mark."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError where little is left without them."""
        for text in (password.lower(), password.lower().translate(LOOKALIKES)):
            left = re.sub("|".join(sorted(WORDS, key=len, reverse=True)), "", text)
            left = re.sub(r"(19|20)\d\d|(.)\2+|[\W_]", r"\2", left)
            if len(left) < LEAST:
                raise ValidationError(
                    _("This password is little more than words that anybody would try here."),
                    code="password_of_context_words",
                )

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return _("Your password can’t be words of this site with a year or a few signs.")
