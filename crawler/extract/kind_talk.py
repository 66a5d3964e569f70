"""Whether a page is a conversation, by its build: many boxes named alike, each with who wrote it and when."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.markup import find, text_in

MIN_POSTS = 8
MAX_OPENING = 1500
"""Letters of main text above which a page with many comments is an article that people talk about."""
MAX_BOXES = 60
MAX_LETTERS = 600

_OWN = frozenset({"NewsArticle", "BlogPosting", "ReportageNewsArticle", "Recipe", "Product"})
# Boxes named "post" are left out: lists of articles call their entries so.
_NAMED = re.compile(r"(?:^|[-_])(?:comment|reply|answer)(?:[-_](?:body|node|item|wrapper|container))?$", re.I)
_BOXES = etree.XPath(
    "//*[self::div or self::article or self::li or self::section or self::tr]"
    "[contains(@class, 'comment') or contains(@class, 'reply') or contains(@class, 'answer')]"
)
_WHO = etree.XPath(
    "boolean(.//a[contains(@href, '/u/') or contains(@href, 'user') or contains(@href, '/member') or "
    "contains(@href, '/~') or contains(@href, '/author')] | "
    ".//*[contains(@class, 'user') or contains(@class, 'author')])"
)
_WHEN = etree.XPath("boolean(.//time | .//*[contains(@class, 'date') or contains(@class, 'time') or @datetime])")


def is_talk(facts: Facts, prose: int) -> bool:
    """Whether what people answer one another is most of the page; ``prose`` counts the letters of its main text."""
    if prose > MAX_OPENING or facts.types & _OWN:
        return False
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for box in find(_BOXES, facts.tree):
        for name in dict.fromkeys((box.get("class") or "").split()):
            if _NAMED.search(name):
                groups[name].append(box)
    most = max(groups.values(), key=len, default=[])
    if len(most) < MIN_POSTS:
        return False
    told = [box for box in islice(most, MAX_BOXES) if _WHO(box) and _WHEN(box)]
    said = sum(len(text_in(box, MAX_LETTERS)) for box in told)
    return len(told) >= MIN_POSTS and said > 3 * prose
