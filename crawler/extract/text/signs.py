"""What a piece of text shows by itself, in numbers that mean the same in every language."""

from __future__ import annotations

import re
import string
from collections import Counter

import numpy as np

from crawler.extract.text.frame import Numbers
from crawler.extract.text.phrases import class_of
from crawler.extract.text.pieces import Pieces

SAMPLE = 120
"""Letters of a piece that are looked at one by one."""
SHORT = 160
"""Letters up to which a piece can be a set phrase."""

MAX_MEASURED = 20_000
"""Letters of a piece in which sentences are counted."""

LEAST_TOLD = 20
TOLD = 60
"""Letters by which a piece is compared with what a page says of itself."""

_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？｡।॥؟۔։።។။]")
_SENTENCE_ASCII = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)")
_COMMA = re.compile(r"[,،、，;؛·]")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h/-]\d\d\b")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|(?:^|\s)[@#]\w", re.I)
_DIGITS, _CAPITALS = string.digits.encode(), string.ascii_uppercase.encode()
_SMALL = bytes.maketrans(_CAPITALS, string.ascii_lowercase.encode())
_NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalnum())
_IN_ADDRESSES = "@#.:"
_SIGNS = "©»›→®"
_CLOSED = frozenset(".!?…。！？｡।॥؟۔։።។။")
_QUOTES = "\"'”’»)］]"

NAMES = (
    "letters", "sentences", "commas", "linked", "bold", "links", "digits", "capitals", "lower_first", "number_first",
    "closed", "colon", "dots", "question", "date", "address", "bar", "sign", "lines", "again", "title", "described",
    "phrase",
)  # fmt: skip


def signs_of(pieces: Pieces, titles: frozenset[str], told: str) -> Numbers:
    """Return a row of ``NAMES`` for each piece of text.

    ``titles`` are the keys of what the page calls itself, ``told`` is that of its own description.
    """
    keys = [key_of(text) for text in pieces.text]
    again = Counter(keys)
    rows = [
        (*_shape(text, pieces.linked[at], pieces.bold[at]), pieces.links[at], *_letters(text), *_marks(text),
         again[key], key in titles, _told(key, told), class_of(text) if len(text) <= SHORT else 0)
        for at, (text, key) in enumerate(zip(pieces.text, keys, strict=True))
    ]  # fmt: skip
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


def key_of(text: str) -> str:
    """Letters and digits of the beginning of a text, by which it is recognised."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return sample.encode().translate(_SMALL, _NO_LETTERS).decode()
    return "".join(filter(str.isalnum, sample.casefold()))


def _shape(text: str, linked: int, bold: int) -> tuple[float, ...]:
    size = len(text)
    sample, share = (text, 1.0) if size <= MAX_MEASURED else (text[:MAX_MEASURED], size / MAX_MEASURED)
    return *(number * share for number in _counted(sample)), linked / size, bold / size


def _counted(text: str) -> tuple[int, int, int]:
    """Letters, of which those of dense scripts count twice, sentences and commas."""
    if text.isascii():
        ended = "." in text or "!" in text or "?" in text
        return len(text), len(_SENTENCE_ASCII.findall(text)) if ended else 0, text.count(",") + text.count(";")
    return 2 * len(text) - len(_DENSE.sub("", text)), len(_SENTENCE.findall(text)), len(_COMMA.findall(text))


def _letters(text: str) -> tuple[float, ...]:
    sample = text[:SAMPLE]
    first, size = sample[0], len(sample)
    if sample.isascii():
        raw = sample.encode()
        digits, capitals = size - len(raw.translate(None, _DIGITS)), size - len(raw.translate(None, _CAPITALS))
    else:
        digits, capitals = len(_DIGIT.findall(sample)), sum(map(str.isupper, sample))
    return digits / size, capitals / size, first.islower(), first.isdigit()


def _marks(text: str) -> tuple[float, ...]:
    last = text.rstrip(_QUOTES)[-1:]
    short = len(text) <= SHORT
    return (
        last in _CLOSED, last in ":：", text.endswith(("...", "…")), last in "?？؟",
        _has_date(text[:SAMPLE]), short and _has_address(text), "|" in text, _has_sign(text), text.count("\n"),
    )  # fmt: skip


def _has_date(text: str) -> bool:
    return _DIGIT.search(text) is not None and _DATE.search(text) is not None


def _has_address(text: str) -> bool:
    return any(map(text.__contains__, _IN_ADDRESSES)) and _ADDRESS.search(text) is not None


def _has_sign(text: str) -> bool:
    return not text.isascii() and any(map(text.__contains__, _SIGNS))


def _told(key: str, told: str) -> float:
    """2 where a piece begins as the page's description does, 1 where it is within that."""
    if not told or len(key) < LEAST_TOLD:
        return 0
    return 2 if key.startswith(told[:TOLD]) or told.startswith(key) else float(key in told)
