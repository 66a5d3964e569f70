"""What kind of page it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.kind_signs import LONG_BLOCK, length, signs_of
from crawler.extract.kind_talk import is_talk
from crawler.extract.markup import find
from index.model import Kind

# How much each sign speaks for an article: logistic regression on 564 articles and lists of 540 hosts, rounded to a
# tenth. With the hosts left out of each tenth of them in turn it told 94 of 100 pages rightly.
_WEIGHTS = {
    "says_article": 0.7, "says_listing": -0.4, "og_article": 0.3, "published": 1.2, "many": -0.3, "one": 1.0,
    "heading": 1.7, "front": -0.9, "slug": 2.7, "dated": 0.8, "listed": -1.3, "query": -0.9, "prose": 0.6,
    "ended": 1.1, "long": 1.8, "links": -1.5, "fields": -0.8, "paging": -1.2, "paragraphs": 0.6, "repeated": -1.7,
    "repeated_share": -1.3,
}  # fmt: skip
_BIAS = -1.7

SEVERAL = 0.35
"""Of the sign ``repeated``: six links."""
MANY = 0.6
"""Of the sign ``links``: sixty-three links."""
LITTLE = 400
"""Letters of text that a list may have beside its entries."""

_THREADS = frozenset({"DiscussionForumPosting", "QAPage"})
_GENERATORS = re.compile(r"discourse|phpbb|vbulletin|xenforo|invision|mybb|simple machines|vanilla|nodebb|flarum", re.I)
_THREAD_ADDRESS = re.compile(
    r"/(?:threads?|showthread|viewtopic|questions/\d+|t/[^/]+/\d+|t/\d+|discussion|comments)(?:[/.?]|$)|"
    r"/(?:topics?|forums?/[^/]*|discussions?)/[^/]*\d|[?&](?:topic|showtopic|threadid|t)=\d+|"
    r"//(?:forums?|community|discuss)\.", re.I,
)  # fmt: skip
_ONLY_THREADS = re.compile(
    r"/(?:r|c|m)/\w+/comments/\w{5,}(?:/|$)|/(?:showthread|viewtopic)\.php\?.*\b(?:t|p)=\d", re.I,
)  # fmt: skip
_POSTS = etree.XPath(
    "//*[self::div or self::article or self::li or self::section or self::tr or self::table]"
    "[contains(@class, 'post') or contains(@class, 'message') or contains(@class, 'comment') or "
    "contains(@class, 'reply') or contains(@class, 'answer')]"
)


def read_kind(facts: Facts, blocks: list[str]) -> Kind:
    """Return what the page is: by what it states, its address, its prose and how its links repeat."""
    prose = sum(length(block) for block in blocks if length(block) > LONG_BLOCK)
    if facts.types & _THREADS or _is_forum(facts):
        return "thread"
    signs = signs_of(facts, blocks)
    if not signs["one"] and is_talk(facts, prose):
        return "thread"
    told = bool(blocks) or bool(signs["says_article"])
    if told and not _only_lists(signs, prose) and _BIAS + sum(_WEIGHTS[name] * signs[name] for name in _WEIGHTS) > 0:
        return "article"
    lists = signs["says_listing"] or signs["many"] or signs["repeated"] >= SEVERAL or signs["links"] >= MANY
    return "listing" if lists else "other"


def _only_lists(signs: Mapping[str, float], prose: int) -> bool:
    """Whether a page that does not say it is an article holds little more text than that of its repeated links."""
    states = signs["says_article"] or signs["og_article"] or signs["one"]
    return not states and signs["repeated"] >= SEVERAL and prose - signs["listed_text"] < LITTLE


def _is_forum(facts: Facts) -> bool:
    if _ONLY_THREADS.search(facts.url or ""):
        return True
    if not _THREAD_ADDRESS.search(facts.url or ""):
        return False
    return bool(_GENERATORS.search(facts.meta("generator") or "")) or _posts(facts) >= 2


def _posts(facts: Facts) -> int:
    return len(find(_POSTS, facts.tree))
