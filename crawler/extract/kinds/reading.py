"""What kind of page it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.build import LONG_BLOCK, length
from crawler.extract.kinds.consent import is_consent
from crawler.extract.kinds.refusals import is_refusal
from crawler.extract.kinds.signs import address_of, is_under_list, signs_of
from crawler.extract.kinds.talk import is_talk
from crawler.extract.markup import find
from index.model import Kind

# How much each sign speaks for an article; ``python -m tools.fit_kind`` fits them and says how right they are.
_WEIGHTS = {
    "says_article": 1.2, "says_listing": -0.4, "og_article": 1.1, "published": 1.1, "many": -1.1, "one": 2.0,
    "heading": 2.2, "media": 0.9, "front": -2.1, "slug": 1.1, "dated": 1.3, "listed": -1.5, "query": -1.2,
    "prose": 0.8, "ended": 0.8, "long": 1.4, "links": -1.4, "fields": -0.7, "paging": -1.6, "paragraphs": 0.9,
    "repeated": -0.5, "repeated_share": -1.6, "teased_share": -2.9, "articles": -0.6,
}  # fmt: skip
_BIAS = -1.7

SHORT = heuristic("kind.short-lines", "pages of many headlines whose text is nearly all in short lines are lists")
UNDER = heuristic("kind.under-list", "pages of little text that state nothing, in the folder of a list")
TEMPLATES = heuristic("kind.templates", "threads by the names that engines give to their pages")

SEVERAL = 0.35
"""Of the sign ``repeated``: six links."""
MANY = 0.6
"""Of the sign ``links``: sixty-three links."""
MUCH = 1000
"""Letters of running text that make an article of a page which nothing else shows to be one, nor to be a list."""
SHORT_SHARE = 0.15
"""Of a text's letters: where running text has less, and headlines repeat, the page is a list, whatever it states."""
FEW_LETTERS = 300
"""Letters of running text that a page in the folder of a list may have and be one."""
LITTLE = 400
"""Letters of text that a list may have beside its entries."""

_STATING = ("says_article", "og_article", "published", "one", "media", "dated")
_MARKED = ("class", "id", "data-template", "data-contentclass")
_THREADS = frozenset({"DiscussionForumPosting", "QAPage"})
_GENERATORS = re.compile(r"discourse|phpbb|vbulletin|xenforo|invision|mybb|simple machines|vanilla|nodebb|flarum", re.I)
_THREAD_ADDRESS = re.compile(
    r"/(?:threads?|showthread|viewtopic|questions/\d+|t/[^/]+/\d+|t/\d+|discussion|comments)(?:[/.?]|$)|"
    r"/(?:topics?|forums?/[^/]*|discussions?)/[^/]*\d|[?&](?:topic|showtopic|threadid|t)=\d+|"
    r"//(?:forums?|community|discuss)\.", re.I,
)  # fmt: skip
_FORUM_NAMED = re.compile(
    r"//[^/]*(?:forum|foren|foro|board|bbs|community|comunidad|communaut|discuss|diskus|talk)|"
    r"/(?:forums?|foren|foros?|boards?|bbs|community|comunidad|communaute|discussions?|talk|threads?|"
    r"topics?)(?:/|$)", re.I,
)  # fmt: skip
_TEMPLATES = re.compile(
    r"thread_view|section-viewtopic|(?:^|\s)(?:controller:topic|page-topic|template-topic|question-page|section-discussion|"
    r"single-(?:forum|topic|reply)|topic-template-default|bbp-topic\S*|(?:page-)?node-type-forum|forumtopicpage)(?:\s|$)|"
    r"forums\\topic", re.I,
)  # fmt: skip
"""Names that engines give to a page of one thread, on its outermost elements."""
_ONLY_THREADS = re.compile(
    r"/(?:r|c|m)/\w+/comments/\w{5,}(?:/|$)|/(?:showthread|viewtopic)\.php\?.*\b(?:t|p)=\d", re.I,
)  # fmt: skip
_FORUM_LISTS = re.compile(
    r"^[a-z]+://[^/]+/?(?:index\.\w+)?(?:[?#].*)?$|/(?:latest|newest|unread|categories|c|tags?|search|members?|users?|u|"
    r"forumdisplay\.php|viewforum\.php|forums?|whats-new|find-new|recent)(?:[/?#][^?#]*)?(?:[?#].*)?$", re.I,
)  # fmt: skip
"""Addresses of lists of threads; ``_THREAD_ADDRESS`` fits some of them by their host."""
_POSTS = etree.XPath(
    "//*[self::div or self::article or self::li or self::section or self::tr or self::table]"
    "[contains(@class, 'post') or contains(@class, 'message') or contains(@class, 'comment') or "
    "contains(@class, 'reply') or contains(@class, 'answer')]"
)


def read_kind(facts: Facts, blocks: list[str]) -> Kind:
    """Return what the page is: by what it states, its address, its prose and how its links repeat."""
    prose = sum(length(block) for block in blocks if length(block) > LONG_BLOCK)
    if is_refusal(facts, prose) or is_consent(facts, blocks):
        return "other"
    address = address_of(facts) or ""
    if facts.types & _THREADS or _is_forum(facts, address):
        return "thread"
    signs = signs_of(facts, blocks)
    single = signs["one"] or signs["says_article"] or (signs["og_article"] and signs["published"])
    if (not single or _FORUM_NAMED.search(address)) and is_talk(facts, blocks):
        return "thread"
    size = sum(map(length, blocks))
    told = size > LONG_BLOCK or any(signs[name] for name in ("says_article", "og_article", "media"))
    lists = _lists_in_short_lines(signs, size, prose) or _is_filed(signs, prose, address)
    chance = _BIAS + sum(weight * signs[name] for name, weight in _WEIGHTS.items())
    if told and not lists and not _only_lists(signs, prose) and chance > 0:
        return "article"
    lists = lists or bool(signs["says_listing"] or signs["many"])
    lists = lists or signs["repeated"] >= SEVERAL or signs["links"] >= MANY
    return "listing" if lists else "article" if prose > MUCH else "other"


def _lists_in_short_lines(signs: Mapping[str, float], size: int, prose: int) -> bool:
    return bool(SHORT) and signs["repeated"] >= SEVERAL and size > MUCH and prose < SHORT_SHARE * size


def _is_filed(signs: Mapping[str, float], prose: int, address: str) -> bool:
    """Whether a page of little text that states nothing stands in a folder that is named as lists are."""
    if not UNDER or prose > FEW_LETTERS or any(signs[name] for name in _STATING):
        return False
    return is_under_list(address)


def _only_lists(signs: Mapping[str, float], prose: int) -> bool:
    """Whether a page that does not say it is an article holds little more text than that of its repeated links."""
    states = signs["says_article"] or signs["og_article"] or signs["one"]
    return not states and signs["repeated"] >= SEVERAL and prose - signs["listed_text"] < LITTLE


def _is_forum(facts: Facts, address: str) -> bool:
    if _ONLY_THREADS.search(address) or (TEMPLATES and _TEMPLATES.search(_marks_of(facts.tree))):
        return True
    found = [one[0] for one in _THREAD_ADDRESS.finditer(address)]
    if not found or (all(one.startswith("//") for one in found) and _FORUM_LISTS.search(address)):
        return False
    return bool(_GENERATORS.search(facts.meta("generator") or "")) or _posts(facts) >= 2


def _marks_of(tree: etree._Element) -> str:
    body = tree.find("body")
    named = [one.get(name) or "" for one in (tree, body) if one is not None for name in _MARKED]
    controller = "" if body is None else body.get("data-pagecontroller") or ""
    return " ".join([*named, f"controller:{controller}"])[:2000]


def _posts(facts: Facts) -> int:
    return len(find(_POSTS, facts.tree))
