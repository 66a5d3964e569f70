"""Which language a text is in."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = re.compile(r"[^\W\d_]+")
# The model of languages is exact on long texts and guesses on short ones: "Heroin seized" would be Finnish.
_SAMPLE: Final = 600
_ENOUGH: Final = 40
_NO_LANGUAGE: Final = frozenset({"zxx", "und", "qaa"})


def detect(text: str) -> str | None:
    """Return the BCP 47 language of a text; None where it has too few letters to tell."""
    sample = " ".join(_LETTERS.findall(text[:4000]))[:_SAMPLE]
    if len(sample) < (_ENOUGH if sample.isascii() else _ENOUGH // 4):
        return None
    import py3langid  # its tables take half a second to load

    code = str(py3langid.classify(sample)[0])
    return None if code in _NO_LANGUAGE else code
