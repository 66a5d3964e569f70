"""Lines around the text of a press release, told by their words: ``crawler/data/release_words.txt``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from crawler.extract.dates.reading import read_date

MAX_LINE = 160
MAX_HEADLINE = 320
MAX_NAME = 60
_APART = (":", "–", "—", "|")

_HASHES = re.compile(
    r"\W*(?:[#＃]\W*){3,}|\W{0,3}[-–—]\s?(?:30|xxx)\s?[-–—]\W{0,3}|\W{0,4}(?:xxx+)\W{0,4}", re.IGNORECASE
)
_FRAMED = re.compile(r"[\s\-–—*/(\[<«【（#=~]*(?P<word>[^\W_][^()\[\]#*]{0,30}?)[\s\-–—*/)\]>».!】）#=~]*")
_MAIL = re.compile(r"[\w.+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d(?:[\s()./–-]{0,3}\d){6,14}")
_LABEL = re.compile(
    r"\b(?:tel(?:efon|efono|éfono|éphone|efoon|efax)?|phone|mobile|mobil|cell|office|fax|direct|e-?mail|mail|correo|"
    r"courriel|handy|ph|тел|факс|電話|电话|전화|هاتف|โทร)\b\.?",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:case|docket|release|ref(?:erence)?|no|nr|n[º°]|№|az|file)\b[\s.:#]*(?:no\.?|nr\.?|number)?[\s.:#]*"
    r"[\w/&.,# -]{0,60}\d[\w/-]*",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:page|seite|pág\.?|página)\s+\d+\s*(?:/|of|von|de)\s*\d+", re.IGNORECASE)


def is_release_line(line: str) -> bool:
    """Whether a line says that this is a press release: alone, or before its number, date or headline."""
    size = _begins(line, "release", MAX_HEADLINE)
    return size > 0 and (len(line) <= MAX_LINE or line.strip()[size:].lstrip()[:1] in _APART)


def without_label(line: str) -> str:
    """What follows the words that say that this is a press release."""
    return line.strip()[_begins(line, "release", len(line)) :].strip(" \t:–—|-")


def headline_after(line: str) -> str:
    """The headline that stands in one line with ``For immediate release:``; empty where none does."""
    rest = without_label(line) if is_release_line(line) else ""
    return rest if len(rest) > 24 and len(rest.split()) > 3 and not is_date_line(rest) and not _CASE.match(rest) else ""


def is_end(line: str) -> bool:
    """Whether a line says that the release ends here: ``###``, ``-30-``, ``ENDS``."""
    if len(line) > MAX_NAME:
        return False
    if _HASHES.fullmatch(line):
        return True
    found = _FRAMED.fullmatch(line)
    if not found or found["word"].casefold() not in _words("end"):
        return False
    word = found["word"]
    return (word != line.strip() or word.isupper() or not word.isascii()) and (not word.isdigit() or "-" in line)


def is_contact(line: str) -> bool:
    """Whether a line begins the block that says whom journalists may ask."""
    size = _begins(line, "contact", MAX_LINE)
    rest = line.strip()[size:].strip()
    if not size:
        return False
    return not rest or rest[0] in ":：" or (is_reach(rest) and not rest.endswith("."))


def is_reach(line: str) -> bool:
    """Whether a line is little more than a telephone number or an address of mail."""
    if len(line) > MAX_LINE or is_date_line(line):
        return False
    bare, found = _PHONE.subn(" ", line)
    bare, mails = _MAIL.subn(" ", bare)
    bare = _LABEL.sub(" ", bare)
    return found + mails > 0 and sum(character.isalpha() for character in bare) <= MAX_NAME - 15


def is_date_line(line: str) -> bool:
    """Whether a line is a date and little else."""
    return len(line) <= MAX_NAME and date_of(line) is not None and len(line.split()) <= 8


def date_of(line: str) -> str | None:
    """The date at the beginning of a line, after a word or two such as ``Date:``, a weekday or a place."""
    line = line.strip(" ()[]*|–—-")
    for start in (line, re.sub(r"^[^\d]{1,25}?[:,|]\s*", "", line), re.sub(r"^[^\W\d]+\.?,?\s+", "", line)):
        if found := read_date(start, day_first=None):
            return found
    return None


def is_furniture(line: str) -> bool:
    """Whether a line of the letter head belongs to no text: number of the case, date, telephone, page."""
    if len(line) > MAX_NAME:
        return is_contact(line) or is_reach(line)
    if _CASE.fullmatch(line.strip()) or _PAGES.fullmatch(line.strip()):
        return True
    return is_date_line(line) or is_contact(line) or is_reach(line) or bool(_MAIL.fullmatch(line.strip()))


def is_name(line: str) -> bool:
    """Whether a line may be a person's name or post, beside a telephone number."""
    words = line.split()
    shouted = line.isupper() and len(words) > 3
    return len(line) <= MAX_NAME and 0 < len(words) <= 7 and line[-1:] not in ".!?。" and not shouted


def names_office(text: str) -> bool:
    """Whether a text holds the word of an authority, in any language."""
    folded = text.casefold().replace("’", "'")
    return any(_holds(folded, phrase) for phrase in _words("office"))


def _holds(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    if at < 0 or _is_joined(phrase):
        return at >= 0
    return not text[at - 1 : at].isalpha() and not (phrase[-1].isalpha() and text[at + len(phrase) :][:1].isalpha())


def _is_joined(phrase: str) -> bool:
    """Whether a phrase is of a script whose words do not stand apart."""
    return phrase > "\u0590"


def _begins(line: str, section: str, limit: int) -> int:
    """Letters of the longest phrase of a section that a line begins with; 0 where it does with none."""
    text = line.strip()
    folded = text.casefold()
    if len(text) > limit or len(folded) != len(text):
        return 0
    fitting = (len(phrase) for phrase in _beginnings(section).get(folded[:2], ()) if folded.startswith(phrase))
    return max((size for size in fitting if not folded[size : size + 1].isalpha() or _is_joined(folded[:1])), default=0)


@cache
def _beginnings(section: str) -> dict[str, list[str]]:
    """Phrases of a section by their first two letters."""
    found: dict[str, list[str]] = {}
    for phrase in _words(section):
        found.setdefault(phrase[:2], []).append(phrase)
    return found


@cache
def _words(section: str) -> frozenset[str]:
    found: set[str] = set()
    inside = False
    for line in files("crawler").joinpath("data/release_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside and ": " in line:
            found |= {entry.strip().casefold().replace("’", "'") for entry in line.partition(": ")[2].split("|")}
    return frozenset(found)
