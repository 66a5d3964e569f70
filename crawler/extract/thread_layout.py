"""Where a page names people and times, and how much text lies between: one walk, asked many times."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import etree

from crawler.extract.thread_dates import looks_like_time

MAX_TOKENS = 8
SKIPPED = frozenset(
    {"script", "style", "template", "svg", "select", "iframe", "head", "nav", "footer", "button", "textarea", "form"}
)

_NAME = re.compile(
    r"user-?_?name|author|poster|nick(?:name)?$|creator|hnuser|byline|postprofile|user-?_?info|userbit|member-?name|"
    r"persona|profile-?(?:link|name)|username|^u-[\w-]+$|^user$|comment-?user|user-?link|from_user",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"/(?:u|users?|members?|profile|profil|people|utilisateur|usuario|benutzer)(?:[/.?]|$)|/~|/@|"
    r"member(?:list)?\.php|mode=viewprofile|action=profile|showuser=|[?&]uid=|user\.php|profile\.php",
    re.IGNORECASE,
)
_STATING = ("itemprop", "data-testid", "rel")
_TIME = re.compile(r"(?:^|[-_])(?:date|time|timestamp|timeago|posted|postdate|relativetime|datetime|when|age)", re.I)

_SINCE = re.compile(
    r"\b(?:joined|join date|registered|member since|last (?:seen|online|active)|registriert|dabei seit|mitglied seit|"
    r"inscrit|inscription|registrado|desde|iscritto|lid sinds|geregistreerd|регистрация|зарегистрирован)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Layout:
    """The elements of a page in order, with sums that answer questions about any of them at once.

    ``ends[n]``: number of the first element behind element n. ``text[n]``: characters of text in element n,
    ``linked[n]``: those of them in links. ``names`` and ``times``: numbers of elements that say who and when.
    """

    elements: list[etree._Element] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def prose(self, number: int) -> int:
        """Characters below an element that are in no link."""
        return self.text[number] - self.linked[number]

    def size(self, number: int) -> int:
        """Characters below an element."""
        return self.text[number]

    def said_who(self, number: int) -> int:
        """How often people are named below an element."""
        return bisect_left(self.names, self.ends[number]) - bisect_left(self.names, number)

    def said_when(self, number: int) -> int:
        """How often times are named below an element."""
        return bisect_left(self.times, self.ends[number]) - bisect_left(self.times, number)


def lay_out(tree: etree._Element) -> Layout:
    """Walk a page once. Scripts, forms' fields and navigation are left out, the forms that hold posts are not."""
    layout = Layout()
    opened: list[int] = []
    total = linked = in_link = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if opened and layout.elements[opened[-1]] is element:
                number = opened.pop()
                layout.ends[number] = len(layout.elements)
                layout.text[number] = total - layout.text[number]
                layout.linked[number] = linked - layout.linked[number]
                in_link -= element.tag == "a"
            size = len((element.tail or "").strip())
        elif not isinstance(element.tag, str) or (element.tag in SKIPPED and not _holds_posts(element)):
            walk.skip_subtree()
            continue
        else:
            opened.append(len(layout.elements))
            _add(layout, element, total, linked)
            in_link += element.tag == "a"
            size = len((element.text or "").strip())
        total += size
        linked += size if in_link else 0
    return layout


def _holds_posts(element: etree._Element) -> bool:
    """Some engines put the whole thread into the form by which moderators choose posts."""
    return element.tag == "form" and len(element) > 0 and next(element.iter("article", "li", "table"), None) is not None


def _add(layout: Layout, element: etree._Element, total: int, linked: int) -> None:
    number = len(layout.elements)
    layout.elements.append(element)
    layout.ends.append(number + 1)
    layout.text.append(total)
    layout.linked.append(linked)
    if names_someone(element):
        layout.names.append(number)
    if names_a_time(element):
        layout.times.append(number)


def names_someone(element: etree._Element) -> bool:
    """Whether an element is built to say who wrote something."""
    if _says(element.get("class") or "")[0] or element.get("data-author"):
        return True
    if any(mark and ("author" in mark or "username" in mark) for mark in map(element.get, _STATING)):
        return True
    return element.tag == "a" and bool(_MEMBER.search((element.get("href") or "")[:300]))


def names_a_time(element: etree._Element) -> bool:
    """Whether an element is built to say when something was written, or does so in a short text of its own."""
    stated = element.tag == "time" or _says(element.get("class") or "")[1] or element.get("datetime")
    if not (stated or "date" in (element.get("itemprop") or "") or (element.tag == "abbr" and element.get("title"))):
        texts = (element.text, *(child.tail for child in islice(element, 6)))
        if not any(_short(text) and looks_like_time(text.strip()) for text in texts if text):
            return False
    return not _says_since(element)


def _short(text: str) -> bool:
    return 4 <= len(text) <= 400 and len(text.strip()) <= 90


def _says_since(element: etree._Element) -> bool:
    """Whether an element says since when someone is a member, which stands beside every post of theirs."""
    parent = element.getparent()
    if element.tag in ("dd", "dt") or (parent is not None and parent.tag in ("dd", "dl")):
        return True
    before = element.getprevious()
    texts = (element.text, before.text if before is not None else None, element.get("title"))
    return any(_SINCE.search(text[:80]) for text in texts if text)


def tokens(element: etree._Element) -> list[str]:
    """The first class names of an element."""
    return (element.get("class") or "").split()[:MAX_TOKENS]


@lru_cache(maxsize=8192)
def _says(classes: str) -> tuple[bool, bool]:
    """Whether class names speak of who and of when."""
    named = [token[:80] for token in classes.split()[:MAX_TOKENS]]
    return any(map(_NAME.search, named)), any(map(_TIME.search, named))
