"""Which elements of a page are its posts: found by their repeated build, not by one engine's names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crawler.extract.threads.layout import Layout, tokens

MAX_MEMBERS = 2000
MAX_GROUPS = 400
LEAST_PROSE = 12
"""Characters outside links, below which an element is no post but a line about one."""
OPENING_PROSE = 60
MANY_TIMES = 60
LINKED = 3
"""Where there is three times as much text as outside links, it is a list of links."""
HALF_TOLD = 0.4
LEAST_TOLD = 0.35

_UNITS = frozenset({"div", "article", "li", "section", "tr", "td", "table", "tbody", "dl", "dd"})
_ROWS = frozenset({"tr", "li", "table", "article", "dd"})
"""Elements that are told apart from others by their place where they have no name."""
_POST = re.compile(
    r"(?:^|[-_#.])(?:topic-?)?(?:posts?|message|msg|comment|reply|replies|answer|question|postbit|comtr|blockpost|cpost|"
    r"postitem|entry|reponse|beitrag|mensaje)(?:[-_#]|$)|post(?:bit|box|container|wrapper|row|item|block)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"post|question|story|topic|entry|article|listing|thread|original|first|body|^op$", re.IGNORECASE)
_FIRST = re.compile(
    r"^(?:main|original|first|opening|root|lead|op|starter)[-_]?(?:post|message|topic|question|entry)|"
    r"^(?:topic|thread)-?start(?:er)?(?:-?post)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"data-(?:post|reply|comment|msg|message|answer)-?(?:id|number)?$|data-pid$")
_HEAD = re.compile(r"head|title|crumb|meta|descr|nav|menu|side|foot|poll", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FITTINGS = re.compile(
    r"(?:[a-z]{1,3}-\d+|\S*layout\S*|row|col|column|container|clearfix|active|first|last|odd|even)$|"
    r"(?:flex|align|justify|items|col|gap|grid|border|rounded|relative|text|position|float|list)(?:-|$)"
)
"""Class names that say how a box is laid out, which boxes of all kinds share."""
_SCHEMAS = {"Comment": "comment", "Answer": "answer", "Question": "answer", "DiscussionForumPosting": "comment"}


@dataclass(slots=True)
class Member:
    """One element of a group, with what is its own: that is, not in a further member inside it."""

    number: int
    prose: int
    size: int
    names: int
    times: int

    @property
    def told(self) -> float:
        """1 where it says who and when beside some text, less where one of them is missing, else 0."""
        if self.prose < LEAST_PROSE or self.times > MANY_TIMES or self.size > LINKED * self.prose:
            return 0.0
        return 1.0 if self.names and self.times else HALF_TOLD if self.names or self.times else 0.0


def find_posts(layout: Layout) -> list[int]:
    """Return the numbers of the elements that are posts, in the order of the page; empty where none are.

    The best group is the one whose members together hold the most text outside links, each with one who and one when;
    many members count more than few. A first post that is built otherwise than its answers is put before them.
    """
    best: list[Member] = []
    best_worth = 0.0
    for key, numbers in alike(layout):
        members = _members(layout, numbers)
        worth = _worth(members) * _likely(key)
        if worth > best_worth:
            best, best_worth = members, worth
    posts = [member.number for member in best if member.prose >= 1]
    return [*_opening(layout, posts), *posts]


def is_first_post(element: etree._Element) -> bool:
    """Whether an element is named as the post with which a thread begins."""
    return any(_FIRST.search(name) for name in _names(element))


def _names(element: etree._Element) -> list[str]:
    return [name[:60] for name in (*tokens(element), element.get("id") or "")]


def _likely(key: str) -> float:
    return 2.0 if key.startswith("schema.") else 1.5 if _POST.search(key) else 1.0


def alike(layout: Layout) -> Iterator[tuple[str, list[int]]]:
    """Elements that look alike: by a class name, the form of their id, or the kind they state."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, element in enumerate(layout.elements):
        if element.tag in _UNITS or "-" in element.tag:
            for key in _keys(element.tag, tuple(tokens(element)), element.get("id"), element.get("itemtype")):
                groups[key].append(number)
            if element.tag in _ROWS and not element.get("class"):
                parent = element.getparent()
                groups[f">{element.tag}{id(parent)}"].append(number)
            for name in map(str, element.attrib):
                if _NUMBERED.match(name):
                    groups[name].append(number)
    fitting = [(key, group) for key, group in groups.items() if len(group) > 1 or _POST.search(key)]
    fitting.sort(key=lambda pair: -len(pair[1]))
    return ((key, group[:MAX_MEMBERS]) for key, group in fitting[:MAX_GROUPS])


@lru_cache(maxsize=8192)
def _keys(tag: str, classes: tuple[str, ...], identity: str | None, schema: str | None) -> tuple[str, ...]:
    kind = tag if tag in ("tr", "td", "table", "tbody") else ""
    keys = [f"{kind}.{_DIGITS.sub('#', token[:60])}" for token in classes if not _FITTINGS.match(token)]
    if identity and _DIGITS.search(identity[:60]):
        keys.append(f"{kind}#{_DIGITS.sub('#', identity[:60])}")
    if stated := _SCHEMAS.get((schema or "").strip().rpartition("/")[2]):
        keys.append(f"schema.{stated}")
    return tuple(dict.fromkeys(keys))


def _members(layout: Layout, numbers: list[int]) -> list[Member]:
    """What each element of a group holds, less what those inside it hold."""
    members: list[Member] = []
    opened: list[Member] = []
    for number in numbers:
        while opened and layout.ends[opened[-1].number] <= number:
            opened.pop()
        member = Member(
            number, layout.prose(number), layout.size(number), layout.said_who(number), layout.said_when(number)
        )
        if opened:
            outer = opened[-1]
            outer.prose -= member.prose
            outer.size -= member.size
            outer.names -= member.names
            outer.times -= member.times
        members.append(member)
        opened.append(member)
    return members


def _worth(members: list[Member]) -> float:
    told = [member.told for member in members]
    if sum(told) < LEAST_TOLD * len(members):
        return 0.0
    text = sum(min(one.prose, 20_000) ** 2 / max(one.size, 1) * share for one, share in zip(members, told, strict=True))
    whole = float(sum(one.told == 1.0 and one.size <= 2 * one.prose for one in members))
    return float(text * (whole or sum(told)) ** 0.5)


def _opening(layout: Layout, posts: list[int]) -> list[int]:
    """The first post where it is built otherwise: the element before the others that says who or when and the most."""
    if not posts or len(posts) > MAX_MEMBERS - 1:
        return []
    best, most = [], OPENING_PROSE
    for number in range(posts[0]):
        element = layout.elements[number]
        if layout.ends[number] > posts[0] or element.tag not in _UNITS or not _opens(layout, number):
            continue
        prose = layout.prose(number)
        if prose > most * 1.1:
            best, most = [number], prose
    return best


def _opens(layout: Layout, number: int) -> bool:
    element = layout.elements[number]
    if layout.size(number) > 4 * layout.prose(number):
        return False
    if is_first_post(element):
        return True
    named = _names(element)
    if not (layout.said_when(number) or layout.said_who(number)):
        return False
    if (element.get("itemtype") or "").endswith("/DiscussionForumPosting"):
        return True
    if any(_HEAD.search(name) for name in named):
        return False
    return element.tag == "article" or any(_OPENING.search(name) for name in named)
