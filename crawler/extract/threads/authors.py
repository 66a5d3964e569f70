"""Who wrote each post of a thread: the element that names someone in most posts, and someone else in the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from crawler.extract.heuristics import heuristic
from crawler.extract.markup import text_in
from crawler.extract.threads.layout import names_a_time, names_someone, tokens
from crawler.extract.threads.names import clean_name

MAX_NAME = 60
MAX_PIECES = 40
MOST = 0.6
LEAST_POSTS = 3

VARIED = heuristic("threads.varied-names", "a name that is the same in all posts is the label of a button")
BESIDE = heuristic("threads.beside-time", "the words before the time name the author where nothing else does")

_EMPHASISED = ("a", "b", "strong", "h3", "h4", "h5")
_STATED = ("data-author", "data-username", "data-user-name", "data-name", "author")
_DIGITS = re.compile(r"\d+")
_UNSEEN = ("script", "style", "svg", "button", "template", "select")


@dataclass(slots=True)
class Part:
    """A post: its element, what holds its text, and the elements of it that say who and when."""

    element: etree._Element
    content: etree._Element
    frame: Sequence[etree._Element]
    named: list[tuple[str, str, int]] = field(default_factory=list)
    """Key of the naming element, name, and rank of how it states it; lower is better."""


def authors_of(parts: Sequence[Part]) -> list[str | None]:
    """Return the name of who wrote each post, as it is shown."""
    for part in parts:
        part.named = list(_named(part))
    held: Counter[str] = Counter()
    names: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for key, name in {key: name for key, name, _ in reversed(part.named)}.items():
            held[key] += 1
            names[key].add(name)
    labels = _labels(held, names, len(parts)) if VARIED else set()
    common = {key for key, times in held.items() if times >= MOST * len(parts)}
    found = [_best(part, labels, common) for part in parts]
    return _beside(parts, found) if BESIDE and 2 * sum(map(bool, found)) <= len(parts) > 1 else found


def _labels(held: Counter[str], names: dict[str, set[str]], posts: int) -> set[str]:
    """Keys that give the same name again and again, if others do not."""
    if not any(len(found) > 1 and held[key] >= MOST * posts for key, found in names.items()):
        return set()
    return {key for key, found in names.items() if len(found) == 1 and held[key] >= LEAST_POSTS}


def _best(part: Part, labels: set[str], common: set[str]) -> str | None:
    stated = next((name for mark in _STATED if (name := clean_name(part.element.get(mark) or ""))), None)
    if stated:
        return stated
    named = [(key not in common, rank, name) for key, name, rank in part.named if key not in labels]
    return min(named, key=lambda one: one[:2])[2] if named else None


def _named(part: Part) -> Iterator[tuple[str, str, int]]:
    people = [one for one in part.frame if names_someone(one)]
    wide = {outer for one in people for outer in one.iterancestors()}
    for one in sorted(people, key=lambda one: one in wide):
        if name := _name(one):
            yield f"{one.tag}.{_DIGITS.sub('#', one.get('class') or '')}", name, 2 * _rank(one) + (one in wide)


def _rank(element: etree._Element) -> int:
    """What states a name before what is called one before a link to a member."""
    if "author" in (element.get("itemprop") or ""):
        return 0
    named = f"{' '.join(tokens(element))} {element.get('data-testid') or ''}".lower()
    called = "name" in named or "author" in named or "poster" in named
    return 1 if called and len(text_in(element, MAX_NAME)) < 40 else 2 if element.tag == "a" else 3


def _name(element: etree._Element) -> str | None:
    inner = element.find(".//*[@itemprop='name']")
    for one in (inner, element.find(".//*[@class='fn']"), element.find(".//a"), element):
        if one is not None and (name := clean_name(_shown(one) or one.get("content") or "")):
            return name
    return None


def _shown(element: etree._Element) -> str:
    """The first words of an element, or all of a handle that is written in two pieces."""
    pieces = [piece for _, piece in _pieces(element)][:3]
    if len(pieces) == 2 and pieces[1].startswith("@"):
        return "".join(pieces)
    return next((piece for piece in pieces if clean_name(piece)), "")


def _pieces(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The pieces of text below an element with the elements that they begin in or stand behind."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, below in walk:
        if event == "start" and (below.tag in _UNSEEN or not isinstance(below.tag, str)):
            walk.skip_subtree()
            continue
        text = below.text if event == "start" else below.tail if below is not element else None
        if text and (text := " ".join(text.split())):
            yield below, text


def _beside(parts: Sequence[Part], found: list[str | None]) -> list[str | None]:
    """Give a name to posts of engines that mark none: what differs from post to post, before the time or emphasised."""
    lines = Counter(line for part in parts for line in {text for _, text in _outside(part)})
    common = {line for line, times in lines.items() if times == len(parts)}
    return [
        name or _before_time(part, common) or _emphasised(part, common) or _first_words(part, common)
        for name, part in zip(found, parts, strict=True)
    ]


def _outside(part: Part) -> Iterator[tuple[etree._Element, str]]:
    """The short pieces of text of a post before its content."""
    inside = set(part.content.iter()) if part.content is not part.element else set()
    for number, (element, text) in enumerate(_pieces(part.element)):
        if number >= MAX_PIECES or element in inside:
            return
        yield element, text[: 2 * MAX_NAME]


def _before_time(part: Part, common: Collection[str]) -> str | None:
    last: str | None = None
    times = {below for one in part.frame if names_a_time(one) for below in one.iter()}
    for element, text in _outside(part):
        if element in times:
            return last
        if text not in common:
            last = clean_name(text) or last
    return None


def _emphasised(part: Part, common: Collection[str]) -> str | None:
    for element, text in _outside(part):
        if element.tag in _EMPHASISED and text not in common and len(text) <= 40 and (name := clean_name(text)):
            return name
    return None


def _first_words(part: Part, common: Collection[str]) -> str | None:
    """The first few words of a post before its text."""
    if part.content is part.element:
        return None
    named = (clean_name(text) for _, text in _outside(part) if text not in common and len(text) <= 30)
    return next((name for name in named if name and len(name.split()) <= 3), None)
