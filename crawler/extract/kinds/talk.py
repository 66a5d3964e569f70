"""Whether a page is a conversation, by its build: boxes named alike, each with who wrote it and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.build import LONG_BLOCK, LONG_LINK, length, letters_within
from crawler.extract.markup import find, text_in
from crawler.extract.threads.dates import looks_like_time

MIN_COMMENTS = 8
MIN_POSTS = 3
MOST = 0.6
MAX_OPENING = 2500
"""Letters of main text above which a page with many comments is an article that people talk about."""
MAX_BOXES = 60
MAX_GROUPS = 6
MAX_LETTERS = 600
MAX_POST = 5000
HEAD = 110

TALK = heuristic("kind.talk", "conversations by boxes named as comments or posts, each with who wrote it and when")

_OWN = frozenset({"NewsArticle", "BlogPosting", "ReportageNewsArticle", "Recipe", "Product"})
_COMMENTS = re.compile(
    r"(?:^|[-_])(?:comments?|reply|answer)(?:[-_]{1,2}(?:list[-_])?(?:body|node|item|wrapper|container))?$", re.I
)
_POSTS = re.compile(
    r"(?:^|[-_])(?:posts?|message|msg|postbit|beitrag|reponse|mensaje|discussion|topic-?post|forum-?post|board)"
    r"(?:[-_]{0,2}(?:list[-_])?(?:body|node|item|wrapper|container|content|box|row|\d+))?$",
    re.I,
)
_UNITS = ("div", "article", "li", "section", "tr", "table")
_WHO = etree.XPath(
    "boolean(.//a[contains(@href, '/u/') or contains(@href, 'user') or contains(@href, '/member') or "
    "contains(@href, '/~') or contains(@href, 'profile') or contains(@href, '/author')] | "
    ".//*[contains(@class, 'user') or contains(@class, 'User') or contains(@class, 'author') or "
    "contains(@itemprop, 'author')])"
)
_WHEN = etree.XPath(
    "boolean(.//time | .//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time') or "
    "@datetime])"
)
_HEADLINES = etree.XPath(".//h1//a[@href] | .//h2//a[@href] | .//h3//a[@href] | .//h4//a[@href]")


def is_talk(facts: Facts, blocks: Sequence[str]) -> bool:
    """Whether what people say to one another is most of the page; ``blocks`` are those of its main text."""
    if not TALK or facts.types & _OWN:
        return False
    long = [block for block in blocks if length(block) > LONG_BLOCK]
    comments, posts = _groups(facts.tree)
    return _are_comments(comments, long) or any(_are_posts(group, long) for group in posts)


def _groups(tree: etree._Element) -> tuple[list[etree._Element], list[list[etree._Element]]]:
    """The largest group of boxes named as comments, and the largest few of those named as posts."""
    groups: dict[tuple[bool, str], list[etree._Element]] = defaultdict(list)
    for box in tree.iter(*_UNITS):
        for key in _keys(box.get("class") or ""):
            groups[key].append(box)
        if (box.get("itemtype") or "").endswith(("/Comment", "/Answer")):
            groups[True, ""].append(box)
    ranked = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    comments = next((group for (is_comment, _), group in ranked if is_comment), [])
    posts = [group for (is_comment, _), group in ranked if not is_comment and len(group) >= MIN_POSTS]
    return comments, posts[:MAX_GROUPS]


@lru_cache(maxsize=4096)
def _keys(classes: str) -> tuple[tuple[bool, str], ...]:
    names = [name for name in dict.fromkeys(classes.split()[:12]) if len(name) <= 60]
    found = [(bool(_COMMENTS.search(name)), name) for name in names if _COMMENTS.search(name) or _POSTS.search(name)]
    return tuple(found)


def _are_comments(boxes: list[etree._Element], long: list[str]) -> bool:
    """Whether comments are so many and hold so much that the text above them only opens the talk."""
    told = _told(boxes) if len(boxes) >= MIN_COMMENTS else []
    if len(told) < MIN_COMMENTS:
        return False
    texts = [text_in(box, MAX_POST) for box in told]
    opening = sum(map(length, long)) - letters_within(long, texts)
    said = sum(min(len(text), MAX_LETTERS) for text in texts)
    return opening <= MAX_OPENING and said > 3 * opening


def _are_posts(boxes: list[etree._Element], long: list[str]) -> bool:
    """Whether boxes are posts, not teasers of articles, and hold most of the running text."""
    told = _told(boxes)
    if len(told) < MIN_POSTS or len(told) < MOST * min(len(boxes), MAX_BOXES):
        return False
    if 2 * sum(_is_teaser(box) for box in told) > len(told):
        return False
    said = [text_in(box, MAX_POST) for box in told]
    if not long:
        return sum(map(len, said)) > MAX_OPENING
    return 2 * letters_within(long, said) > sum(map(length, long))


def _told(boxes: list[etree._Element]) -> list[etree._Element]:
    return [box for box in islice(boxes, MAX_BOXES) if _WHO(box) and (_WHEN(box) or _tells_when(box))]


def _tells_when(box: etree._Element) -> bool:
    head = text_in(box, 2 * HEAD)
    return looks_like_time(head[:HEAD]) or looks_like_time(head[HEAD:])


def _is_teaser(box: etree._Element) -> bool:
    """Whether a box has a headline that leads elsewhere, as teasers have and posts have not."""
    links = islice(find(_HEADLINES, box), 4)
    return any(
        length(text_in(link, 200)) >= LONG_LINK and not (link.get("href") or "").startswith("#") for link in links
    )
