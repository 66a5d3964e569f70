"""The part that says who in a sentence that also says when: ``Published on 3 May 2024 by Ann Lee``."""

from __future__ import annotations

import re
from functools import cache

from crawler.extract.authors.names_by import by_words
from crawler.extract.authors.names_shape import is_group, like_person
from crawler.extract.authors.words import words
from crawler.extract.dates.labels import label_of
from crawler.extract.dates.months import month_of
from crawler.extract.dates.text import plain

MAX_LINE = 140
MAX_DATE = 60
MIN_DIGITS = 3
MAX_BETWEEN = 3
"""Words between the last digit and a word for ``by``, names of months not counted."""

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights", re.IGNORECASE)
_KOREAN = re.compile(
    r"^\s*일?\s+([\uac00-\ud7a3]{2,4}(?:[\s·,]+[\uac00-\ud7a3]{2,4}){0,3}\s?(?:선임|인턴|객원|전문)?기자)\s*$"
)
_AFTER_NAME = re.compile(
    r"(?:\s+(?:tarafından|द्वारा|نے)|\s*(?:发表于|發表於|发布于|發布於|發佈於|发表在|撰于|于|於|が投稿))\s*$"
)
_GAP = r"(?:^|(?<=[\s,،，|·•–—/.-]))"


def who_part(line: str) -> str:
    """Return what names who wrote in such a sentence; the line itself where it is none, empty if it only says when."""
    parts = _around_date(line)
    if parts is None:
        return line
    before, after = parts
    return _behind(after) or _ahead(before) or ("" if not after and _says_when(before) else line)


def _around_date(line: str) -> tuple[str, str] | None:
    """What stands before and behind the one date of a short line, months that begin the date apart."""
    numbers = list(_NUMBER.finditer(line)) if len(line) <= MAX_LINE else []
    if not numbers or sum(len(one[0]) for one in numbers) < MIN_DIGITS or _RIGHTS.search(line):
        return None
    start, end = numbers[0].start(), numbers[-1].end()
    return (_without_month(line[:start]), line[end:].rstrip(" .,")) if end - start <= MAX_DATE else None


def _without_month(before: str) -> str:
    """What stands before a date without the month that begins it and the word for ``on``."""
    parts = before.split()
    while parts and (month_of(parts[-1].strip(".,")) or parts[-1].strip(",-־").casefold() in words("on")):
        parts.pop()
    return " ".join(parts)


def _behind(after: str) -> str:
    """What follows a word for ``by`` right behind the date."""
    korean = _KOREAN.match(after)
    if korean:
        return korean[1]
    found = _by().search(after)
    if not found:
        return ""
    between = [word for word in _WORD.findall(after[: found.start()]) if not month_of(word)]
    return after[found.end() :].strip() if len(between) <= MAX_BETWEEN and not like_person(" ".join(between)) else ""


def _ahead(before: str) -> str:
    """The name that stands before the date and a word such as ``tarafından``, or behind a word for ``by``."""
    if by_words().match(before):
        return before
    found = _AFTER_NAME.search(before)
    return before[: found.start()].strip() if found else ""


def _says_when(before: str) -> bool:
    """Whether only a word for ``published`` or ``updated`` stands before the date."""
    first = before.partition(" ")[0]
    return bool(first) and label_of(plain(first)) is not None and not like_person(before) and not is_group(before)


@cache
def _by() -> re.Pattern[str]:
    """A word for ``by`` inside of a line; those that also begin surnames need no care behind a date."""
    listed = {one.rstrip("~") for one in words("written by")} | {"de"}
    tight = [one for one in listed if ("\u0e00" <= one[0] <= "\u0e7f" or one[0] >= "\u3000") and len(one) > 1]
    spaced = listed - {*tight} - {"na", "ni", "about", "reporter"}
    some = "|".join(re.escape(one) for one in sorted(spaced, key=lambda one: (-len(one), one)) if one[0] < "\u3000")
    joined = "|".join(re.escape(one) for one in sorted(tight, key=lambda one: (-len(one), one)))
    return re.compile(
        rf"{_GAP}(?:{some})(?:\s*[:：/]\s*|\s+)(?=[^\W\d_])|(?:{joined})\s*[:：/／]?\s*(?=[^\W\d_])", re.IGNORECASE
    )
