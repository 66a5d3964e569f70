"""Writes the words of a labelled sentence as running text, so that it reads as it was printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CLOSES: Final = frozenset([",", ".", ";", ":", "?", "!", "%", ")", "]", "}", "”", "»", "…", "...", "..", "™", "®"])
_OPENS: Final = frozenset(["(", "[", "{", "“", "«", "‘", "$", "€", "£", "₹", "₡", "#", "@", "¡", "¿"])
_CLITIC: Final = re.compile(r"n['’]t|['’](?:s|re|ve|ll|d|m|t|em)", re.IGNORECASE)
_CLITIC_REST: Final = frozenset(["s", "re", "ve", "ll", "d", "m", "t"])
_APOSTROPHES: Final = frozenset(["'", "’"])
_WORD: Final = re.compile(r"[^\W_]")
# Around a dash between clauses there are blanks, inside "second-class" there are none.
_LITTLE: Final = frozenset(
    """the a an and but or which who whose where when while with this that these those it its he she his her they their
    we our you i is are was were has have had will would said says say be been also then there not as if because so such
    than from including for""".split()  # noqa: SIM905 - a list of words
)
_ESCAPES: Final = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"',
    "&amp;": "&", "&lt;": "<", "&gt;": ">",
}  # fmt: skip


def written(tokens: Sequence[str], joined: Sequence[bool]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a sentence and ``(start, end)`` of each token in it, in code points.

    ``joined[i]`` tells whether token ``i`` belongs to the same name as the one before it.
    """
    words = [_ESCAPES.get(token, token) for token in tokens]
    text = ""
    spans = []
    for place, blank in enumerate(_blanks(words, joined)):
        text += " " * blank
        spans.append((len(text), len(text) + len(words[place])))
        text += words[place]
    return text, spans


def _blanks(words: Sequence[str], joined: Sequence[bool]) -> list[bool]:
    """Whether a blank stands before each word."""
    blanks = [place > 0 for place in range(len(words))]
    inside_quotes = False
    for place, word in enumerate(words):
        after = place + 1
        if word == '"':
            inside_quotes = not inside_quotes
            _close(blanks, after if inside_quotes else place)
        elif word in _CLOSES or (_CLITIC.fullmatch(word) and place):
            _close(blanks, place)
        elif word in _OPENS:
            _close(blanks, after)
        elif word in _APOSTROPHES:
            _apostrophe(words, blanks, place)
        elif word == "/" or (word == "-" and _hyphenates(words, joined, place)):
            _close(blanks, place, after)
    return blanks


def _close(blanks: list[bool], *places: int) -> None:
    for place in places:
        if place < len(blanks):
            blanks[place] = False


def _apostrophe(words: Sequence[str], blanks: list[bool], place: int) -> None:
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    if after.lower() in _CLITIC_REST and before:
        _close(blanks, place, place + 1)
    elif before and (before.endswith("s") or before[-1] in ",.?!"):
        _close(blanks, place)
    elif before and after[:1].islower() and before[:1].isupper():
        _close(blanks, place, place + 1)
    else:
        _close(blanks, place + 1)


def _hyphenates(words: Sequence[str], joined: Sequence[bool], place: int) -> bool:
    if not 0 < place < len(words) - 1:
        return False
    before, after = words[place - 1], words[place + 1]
    if not (_WORD.match(before) and _WORD.match(after)):
        return False
    if joined[place] and joined[place + 1]:
        return True
    if before.isdigit() and after.isdigit():
        return True
    if before.lower() in _LITTLE or after.lower() in _LITTLE:
        return place >= 2 and words[place - 2] == "-"
    return not (before[0].isupper() and after[0].isupper())
