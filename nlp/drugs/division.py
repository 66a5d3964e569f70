"""Sets words apart that are written as one with others, without moving a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_UNSPACED_SIGNS: Final = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
UNSPACED: Final = re.compile(f"[{_UNSPACED_SIGNS}]")
"""Scripts written without blanks between words, or with endings fixed to them: terms are looked for anywhere."""
_BESIDE: Final = re.compile(
    f"[{_UNSPACED_SIGNS}]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])[{_UNSPACED_SIGNS}]+|(?<=[A-Za-z]{{3}})[0-9]+(?=[{_UNSPACED_SIGNS}])"
)
# "d'h\u00e9ro\u00efne", "dell'eroina": the article is a word of its own.
_ELISION: Final = re.compile(r"\b([dlsnmtcj]|qu|un|dell|nell|all|sull|dall|quest|quell)['\u2019](?=\w)", re.IGNORECASE)
_ARABIC: Final = re.compile("[\u0600-\u06ff]{3}")
# "And", "so", "by", "for", "as" are written as one with an Arabic word, before its article.
_ARABIC_LINK: Final = re.compile("(?<!\\w)(?:[\u0648\u0641][\u0628\u0644\u0643]?|[\u0628\u0644\u0643])(?=\\w{4})")
_ARABIC_ARTICLE: Final = re.compile("(?<!\\w)[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\\w{3})")


def readings(text: str, language: str | None) -> Iterator[str]:
    """Yield the text as its words are divided, the likeliest reading first; each is as long as the text.

    ``language`` has two letters; None where it is not known.
    """
    divided = text if language == "en" or ("'" not in text and "\u2019" not in text) else _ELISION.sub(r"\1 ", text)
    # "MDMA" is a word of its own in the middle of Chinese.
    divided = _BESIDE.sub(_blank, divided) if language != "en" and UNSPACED.search(text) else divided
    yield divided
    if language != "en" and _ARABIC.search(text):
        for fixed in (_ARABIC_LINK, _ARABIC_ARTICLE):
            yield fixed.sub(_blank, divided)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
