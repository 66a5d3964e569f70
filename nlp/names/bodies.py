"""Organizations that their surroundings give away: before "gang" and "cartel", offices of prosecutors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import CAPITALISED as _CAP
from nlp.names.runs import UPPER
from nlp.names.words import is_opener, word_list

_GANG: Final = re.compile(
    rf"(?P<name>{_CAP}(?: (?:de|del|la|de la|los)? ?{_CAP}){{0,4}} (?:gang|cartel|crime family|crime syndicate"
    rf"|mafia|drug cartel|motorcycle club|street gang))s?\b"
)
_OFFICE: Final = re.compile(
    rf"(?P<name>{_CAP}(?: {_CAP}){{0,3}} (?:County|Parish|City)(?: Criminal)? District Attorney)"
    rf"(?=[ \t]*(?:$| [{UPPER}]))",
    re.MULTILINE,
)
_SMALL_OFFICE: Final = re.compile(
    rf"\b(?:The )?(?P<name>(?:U\.S\.|US|{_CAP}(?: {_CAP}){{0,2}}) (?:(?:district|state|county|city) )?"
    r"(?:attorney|sheriff|prosecutor|coroner)(?:['\u2019]s|s['\u2019]?) [Oo]ffice)\b"
)
_FORM: Final = (
    r"(?:Co\.,? (?:Ltd|Inc|LLC)\.?|Pty\.? Ltd\.?|Pte\.? Ltd\.?|(?:Private|Pvt\.?) (?:Limited|Ltd\.?)|S\.A\. de C\.V\."
    r"|S\. de R\.L\.(?: de C\.V\.)?|S\.A\.S\.?|S\.A\.|S\.L\.|S\.r\.l\.|S\.p\.A\.|Ltda\.?|B\.V\.|N\.V\.|GmbH|d\.o\.o\."
    r"|Sp\. z o\.o\.|FZE|FZCO|FZ-LLC|LLC|L\.L\.C\.|LLP|PLC|plc|Inc\.|Inc|Corp\.|Ltd\.|Ltd|Limited)"
)
"""Legal forms of companies in several countries, as part of a pattern."""
_ANY_FORM: Final = re.compile(
    r"\b(?:Co|Ltd|Limited|Inc|LLC|L\.L\.C|LLP|PLC|plc|Corp|S\.|GmbH|FZ|B\.V|N\.V|Ltda|d\.o\.o|Sp\.)"
)
_COMPANY: Final = re.compile(
    rf"(?<![\w\u2019'&.-])(?P<name>{_CAP}(?:  ?(?:(?:&|and|de|del|do|da|y|e) )?(?:{_CAP}|[{UPPER}]\.)){{0,6}}"
    rf",? {_FORM})(?!\w)"
)


def organizations(text: str) -> Iterator[Mark]:
    """Yield companies by their legal form, gangs and cartels before the common word, and offices of prosecutors."""
    for pattern in (_OFFICE, _SMALL_OFFICE):
        for found in pattern.finditer(text):
            if is_opener(found["name"].split()[0]):
                continue
            if pattern is _SMALL_OFFICE or _heads_line(text, found.end()):
                yield Mark(found.start("name"), found.end("name"), "ORG", score=0.8)
    for found in _COMPANY.finditer(text) if _ANY_FORM.search(text) else ():
        start = found.start("name") + _skipped(found["name"])
        yield Mark(start, found.end("name"), "ORG", score=0.8)
    for found in _GANG.finditer(text):
        first = found["name"].split()[0]
        named = len(found["name"].split()) > 2 or not _is_plain(first.lower())
        if named and not is_opener(first):
            yield Mark(found.start("name"), found.end("name"), "ORG", score=0.8)


def _is_plain(word: str) -> bool:
    """Whether a gang is only described by the word: "Colombian cartel", "Two gang members"."""
    return word in word_list("demonyms") or word in word_list("common_words")


def _skipped(name: str) -> int:
    """Letters before a company's name: words that open the sentence, and people and places joined by "and"."""
    skip, shouts = 0, name.split()[-2].isupper()
    while name[skip:].count(" ") > 1 and _is_before(name[skip:].split()[0], shouts):
        skip += name[skip:].index(" ") + 1
    return max(skip, name.rfind(" and ") + 5 if " and " in name else 0)


def _is_before(word: str, shouts: bool) -> bool:
    return is_opener(word) or (not shouts and word.isupper() and word.lower() in word_list("dictionary"))


def _heads_line(text: str, end: int) -> bool:
    """Whether no person's name follows: "… District Attorney" ends the line or stands before a common word."""
    after = re.match(r"[ \t]*(\w*)", text[end : end + 40])
    return after is None or not after[1] or after[1].lower() in word_list("common_words")
