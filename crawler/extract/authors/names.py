"""The names in a byline, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.extract.authors.names_by import by_words, other_work
from crawler.extract.authors.names_dated import who_part
from crawler.extract.authors.names_shape import MAX_NAME, is_group, is_role
from crawler.extract.authors.names_split import names_of_line
from crawler.extract.authors.words import words

MAX_BYLINE = 600
MAX_ROLE = 80
MAX_WEAK = 15
MAX_EAST = 12

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b[\w-]{1,63}\.(?:com|org|net|info|co\.\w\w)\b\S*", re.IGNORECASE)
_HANDLE = re.compile(r"(?:^|(?<=\s))@\w+")
_TAG = re.compile(r"<[^<>]{0,300}>")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LINES = re.compile(r"\s*(?:[\n\r\t|•»›●▪│｜]|\s·\s|\s/\s(?=\d))\s*")
_ANDS = "and|und|et|y|e|og|och|en|ja|и|та|і|ve|dan|và"
_GOES_ON = re.compile(rf"(?:[,;&、،]|\b(?:{_ANDS}))\s*$", re.IGNORECASE)
_WENT_ON = re.compile(rf"^\s*(?:[,;&、،]|(?:{_ANDS})(?:\s|$))", re.IGNORECASE)
_SLOVENE = re.compile(r"(?:avtor(?:ic[ai]|j[ai])?|pišeta?|besedilo|napisal[aio]?|objavil[aio]?)\b", re.IGNORECASE)
_MORE_WORK = re.compile(
    r"[;|,.(]\s*(?=\S)|\s+(?=\S{2,14}(?:\s(?:by|von|de|di|par|av|af))?\s?[:：])|\s+(?=[图圖]\s?[/／])"
)


def names_in(text: str | None) -> Iterator[str]:
    """Yield the names in a byline such as ``By Ann Lee and Bo Ray, Ph.D. | 3 May 2024``."""
    for line in _lines(text or ""):
        found = list(names_of_line(line))
        if found:
            yield from found
            return


def _lines(text: str) -> list[str]:
    """The lines of a byline without addresses, words for ``by`` and credits of others than writers."""
    text = _TAG.sub(" ", _UNSEEN.sub("", text[: MAX_BYLINE * 2]))[:MAX_BYLINE]
    text = _ADDRESS.sub(" ", _HANDLE.sub(" ", _MAIL.sub(" ", text)))
    lines: list[str] = []
    for line in _LINES.split(text):
        line = " ".join(line.split())
        if lines and (_GOES_ON.search(lines[-1]) or _WENT_ON.match(line)):
            lines[-1] += " " + line
        elif line:
            lines.append(line)
    written = [_own_work(without_by(_with_and(who_part(line)))) for line in lines if not _is_other_work(line)]
    return _first_and_last([line for line in written if line])


def _with_and(line: str) -> str:
    """A Slovene byline with a sign for its word for ``and``, which elsewhere stands before places."""
    return line.replace(" in ", " & ") if _SLOVENE.match(line) else line


def without_by(line: str) -> str:
    """A line without the words for ``by`` before the name."""
    for _ in range(3):
        found = by_words().match(line)
        if not found or _is_part_of_name(found[0], line[found.end() :]):
            break
        line = line[found.end() :]
    return line


def says_by(line: str) -> bool:
    """Whether a line begins as a byline does; words of many uses (``text``, ``story``) need a colon after them."""
    found = by_words().match(line)
    if not found:
        return False
    said = found[0].strip(" \t|-–—")
    if "\u0e00" <= said[-1:] <= "\u0e7f" and not found[0][-1].isspace():
        return False
    return not _needs_colon(found[0])


def _is_part_of_name(said: str, rest: str) -> bool:
    """Whether words such as ``story`` are no words for ``by``: before a sentence, or one word as in ``Story Desk``."""
    if not rest or not _needs_colon(said):
        return False
    return rest[0].islower() or (" " not in rest and said.strip(" ,.").casefold() not in words("nobody"))


def _needs_colon(said: str) -> bool:
    """Whether words that also mean other things (``contributors``) stand without the mark that makes them a byline."""
    said = said.strip(" \t|-–—")
    return said[-1:] not in ":：/／" and said.strip(" ,.").casefold() in words("needs a colon")


def is_all_byline(line: str, names: Iterable[str]) -> bool:
    """Whether little more than the names stands in a line that begins as a byline does, so that it is no sentence."""
    rest = without_by(line)
    room = MAX_EAST if any("\u3000" <= sign <= "\ud7ff" for sign in rest) else MAX_WEAK if _is_weak(line) else MAX_ROLE
    return len(rest) - sum(len(name) for name in names) <= room


def _is_weak(line: str) -> bool:
    first = line.partition(" ")[0].lower()
    return f"{first}~" in words("written by")


def _is_other_work(line: str) -> bool:
    return bool(other_work().match(line)) and not by_words().match(line) and not is_group(line)


def _own_work(line: str) -> str:
    """A line up to where it goes on with photographs, editing or sources."""
    for gap in _MORE_WORK.finditer(line):
        if gap.start() and other_work().match(line, gap.end()):
            return line[: gap.start()]
    return line


def _first_and_last(lines: list[str]) -> list[str]:
    """Join the two parts of a name that stand in elements of their own."""
    if len(lines) > 1 and all(_is_single(line) for line in lines[:2]):
        return [f"{lines[0]} {lines[1]}", *lines[2:]]
    return lines


def _is_single(line: str) -> bool:
    return line.isalpha() and len(line) <= MAX_NAME // 4 and line.istitle() and not is_role(line) and not is_group(line)
