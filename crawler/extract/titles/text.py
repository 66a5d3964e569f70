"""Titles as text: cleaned of what is not meant to be read, and compared without regard to form."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from crawler.extract.encodings.mojibake import mend

MAX_TITLE = 500
LEAST_HEADLINE = 20

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|del|em|font|h[1-6]|i|ins|mark|p|s|small|span|strike|strong|sub|sup|u|wbr)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff]")
_JOINERS = re.compile(
    "(?<=[\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\x7f])|^[\u200c\u200d]+|[\u200c\u200d]+$"
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(rf"[\w{_MARKS}]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")
_NO_LETTER = re.compile(r"[\W_]+")
_DOUBLE_ESCAPES = 3


def clean(title: str | None) -> str | None:
    """A title on one line as readers see it: escapes undone, also repeated ones, and invisible characters left out.

    The joiners that Persian and Indic scripts need inside of words stay. None where nothing is left.
    """
    if not title:
        return None
    text = title[: MAX_TITLE * 4]
    for _ in range(_DOUBLE_ESCAPES):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _JOINERS.sub("", _INVISIBLE.sub("", mend(text)))
    return " ".join(text.split())[:MAX_TITLE].rstrip() or None


def key(text: str) -> str:
    """The letters and digits of a text without regard to case; what is equal so is the same title."""
    return _NO_LETTER.sub("", text.casefold())


def words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning; in scripts without blanks all pairs of neighbouring characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        for run in _UNSPACED.findall(word):
            found.update(run[place : place + 2] for place in range(len(run) - 1))
        rest = _UNSPACED.sub("", word)
        if len(rest) > 2 or rest.isdecimal():
            found.add(rest)
    return frozenset(found)


def plain_words(text: str) -> frozenset[str]:
    """The words of a text in basic letters, as the addresses of pages write them."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return words(bare.replace("'", "").replace("’", ""))


def is_long(heading: str) -> bool:
    """Whether a heading is as long as headlines are; a sign of a script without blanks counts as three letters."""
    return len(heading) + 2 * sum(ord(sign) > 0x2E7F for sign in heading) >= LEAST_HEADLINE
