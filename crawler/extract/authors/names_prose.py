"""Names of writers inside the first or last lines of a text: datelines, and bylines that begin with a date."""

from __future__ import annotations

import re
from functools import cache

from crawler.extract.authors.names import names_in
from crawler.extract.authors.names_dated import who_part
from crawler.extract.authors.names_shape import like_person
from crawler.extract.authors.words import words

MAX_DATELINE = 140
MAX_SHORT = 110

_HAN_IN_BRACKETS = re.compile(
    r"(?:[电電讯訊]|^)\s*[（(【〔]\s*[\u4e00-\u9fff]{0,6}(?:记者|記者)\s*[:：]?\s*([\u4e00-\u9fff·、\s]{2,24}?)\s*[）)】〕／/]"
)
_HAN_AFTER_WORD = re.compile(
    r"(?:^|[\s　|])(?:作者|记者|記者|撰文|文字)\s*[:：／/]\s*([\u4e00-\u9fff·、\s]{2,20}?)"
    r"(?=$|[\s　|（(]?(?:编辑|編輯|来源|來源|责编|摄影|图|\d|$))"
)
_EAST_WORDS = ("作者", "记者", "記者", "撰文", "文字", "기자", "특파원", "논설위원")
_KOREAN = re.compile(
    r"^(?:[\[(【][^\])】]{2,20}[\])】]\s*)?([\uac00-\ud7a3]{2,4}(?:[\s·,]+[\uac00-\ud7a3]{2,4}){0,3})\s?"
    r"(?:선임|인턴|객원|전문|수습|대)?(?:기자|특파원|논설위원)(?:\s*=|\s+\S+@|\s*[|/(\[]|$)"
)


def names_in_prose(line: str) -> tuple[str, ...]:
    """Return the persons, else the agency, that a line of the text names as its writers."""
    head = line[:MAX_DATELINE]
    for form in () if head.isascii() else (_HAN_IN_BRACKETS, _HAN_AFTER_WORD, _KOREAN):
        found = form.search(head)
        if found:
            return tuple(names_in(found[1]))
    return _after_date(line) or _agency(head)


def may_hold_names(line: str) -> bool:
    """A cheap look whether ``names_in_prose`` can find any."""
    if len(line) <= MAX_SHORT and any(map(str.isdigit, line)):
        return True
    head = line[:MAX_DATELINE]
    return "(" in head or (not head.isascii() and ("（" in head or any(word in head for word in _EAST_WORDS)))


def _agency(head: str) -> tuple[str, ...]:
    if "(" not in head and "（" not in head:
        return ()
    found = _dateline().match(head)
    return (found[1],) if found else ()


def _after_date(line: str) -> tuple[str, ...]:
    """``Publié le 3 mai 2024 par Jean Dupont``: a short line that says when and by whom."""
    part = who_part(line) if len(line) <= MAX_SHORT else line
    names = tuple(names_in(part)) if part != line else ()
    return names if names and all(like_person(name) for name in names) else ()


@cache
def _dateline() -> re.Pattern[str]:
    """``PARIS, May 3 (AFP) –``, ``(Reuters) -``; a place in capitals or a few words, the agency, a dash."""
    some = "|".join(re.escape(name) for name in sorted(words("agency"), key=len, reverse=True))
    return re.compile(rf"(?:[^\W\d][^()\n]{{1,60}}?\s*)?[（(]\s*((?i:{some}))\s*[)）]\s*(?:[-–—―:.]|\s[^\W\d])")
