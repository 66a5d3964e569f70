"""From one line of a byline to the names in it: before whom, between whom, and what follows whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.authors.names_bare import bare, side_by_side
from crawler.extract.authors.names_shape import (
    is_credential,
    is_group,
    is_name,
    is_place_of_work,
    is_role,
    like_person,
)
from crawler.extract.authors.words import words

_COMMA = re.compile(r"\s*[,،、，]\s*")
_TIGHT_AND = re.compile(
    r"(?<=[\u0e00-\u0e7f])\s*และ|(?<=[\u3040-\u9fff])[和及與与](?=[\u4e00-\u9fff]{2,4}$)|\s*[＆]\s*|&amp;"
)
_DASH = re.compile(r"\s+[–—-]\s+")
_STOP = re.compile(r"\s*(?:[;；؛]|\s\+\s)\s*")
_SLASH = re.compile(r"\s*[/／]\s*")
# The word for "and" that Arabic and Hebrew write as the first letter of the next word.
_ARABIC_AND = re.compile(r"(?<=\s)و(?=[\u0621-\u064a]{3,}\s)")
_NOT_ARABIC = re.compile("[پچژگکیےٹڈڑںھ]")
_HEBREW_AND = re.compile(r"(?<=\s)ו(?=[\u05d0-\u05d4\u05d6-\u05ea][\u05d0-\u05ea'׳\"-]+\s)")
_PLAIN_ANDS = frozenset({"and", "with", "und", "et", "avec", "и", "ve", "dan"})


def names_of_line(line: str) -> Iterator[str]:
    """Yield the names in a line that has no more word for ``by`` before it."""
    for number, stretch in enumerate(_SLASH.split(line)):
        found = [one for part in _joined(stretch) for name in _comma_apart(part) for one in side_by_side(name)]
        yield from (name for name in found if is_name(name) and (not number or like_person(name) or is_group(name)))


def _joined(line: str) -> Iterator[str]:
    """Divide at semicolons and at words for ``and``, unless that would tear a name such as ``Ruiz y Vega``."""
    for stretch in _STOP.split(line):
        left: list[str] = []
        stretch_words = _spaced(stretch).split()
        for number, word in enumerate(stretch_words):
            if left and _is_and(word) and _balanced(left, stretch_words[number + 1 :], word):
                yield " ".join(left)
                left = []
            else:
                left.append(word)
        yield " ".join(left)


def _spaced(text: str) -> str:
    """Blanks around words for ``and`` of scripts that have none, and around ampersands."""
    text = _TIGHT_AND.sub(" & ", text)
    if " و" in text and not _NOT_ARABIC.search(text):
        return _apart(text, _ARABIC_AND)
    return _apart(text, _HEBREW_AND) if " ו" in text else text


def _apart(text: str, sign: re.Pattern[str]) -> str:
    """A blank behind a word for ``and`` that is a letter of the next word, if no name is known to begin with it."""
    names = words("no and")
    return sign.sub(lambda found: found[0] if text[found.start() :].partition(" ")[0] in names else "& ", text)


def _is_and(word: str) -> bool:
    return word.strip(",").casefold() in words("and") and not (len(word) == 1 and word.isupper())


def _balanced(left: list[str], right: list[str], word: str) -> bool:
    last = " ".join(left).rpartition(",")[2].strip()
    full = len(last.split()) > 1 or not last or is_credential(last)
    if not right or left[0] == "The":
        return False
    if len(left) == len(right) == 1:
        return len(word) > 1 and not is_group(right[0])
    follow = next((number for number, one in enumerate(right) if _is_and(one)), len(right))
    return full and (follow > 1 or is_group(right[0]) or word.casefold() in _PLAIN_ANDS)


def _comma_apart(text: str) -> Iterator[str]:
    """Divide at commas: names of the same kind stay, what says who somebody is goes."""
    first = ""
    for part in _COMMA.split(text):
        name = bare(_DASH.split(part)[0] if first else part)
        if not name or (first and is_credential(name)):
            continue
        if first and not _is_like(first, name):
            return
        first = first or name
        yield name


def _is_like(first: str, name: str) -> bool:
    """Whether a name behind a comma is one more, and not the role, place or house of the first."""
    if is_group(first):
        return is_group(name)
    return like_person(name) and not is_role(name) and not is_place_of_work(name)
