"""Collected text as XML can carry it."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: all but these, not even escaped.
_UNFIT = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold."""
    return _UNFIT.sub("", text)
