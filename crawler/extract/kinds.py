"""What kind of page it is."""

from __future__ import annotations

import re

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.markup import find
from index.model import Kind

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|HowTo|LiveBlogPosting)$")
_LISTINGS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog", "OfferCatalog", "ProfilePage"})
_THREADS = frozenset({"DiscussionForumPosting", "QAPage"})
_GENERATORS = re.compile(r"discourse|phpbb|vbulletin|xenforo|invision|mybb|simple machines|vanilla|nodebb|flarum", re.I)
_THREAD_ADDRESS = re.compile(
    r"/(?:threads?|topics?|showthread|viewtopic|questions/\d+|t/[^/]+/\d+|discussion|comments)(?:[/.?]|$)|"
    r"[?&](?:topic|showtopic|threadid|t)=\d+|//(?:forums?|community|discuss)\.", re.I,
)  # fmt: skip
_POSTS = etree.XPath(
    "//*[self::div or self::article or self::li or self::section or self::tr or self::table]"
    "[contains(@class, 'post') or contains(@class, 'message') or contains(@class, 'comment') or "
    "contains(@class, 'reply') or contains(@class, 'answer')]"
)
_LINKED_HEADINGS = etree.XPath("//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a]")


def read_kind(facts: Facts, blocks: list[str]) -> Kind:
    """Return what the page is: by what it states, else by its address and build."""
    if facts.types & _THREADS or _is_forum(facts):
        return "thread"
    prose = sum(len(block) for block in blocks if len(block) > 80)
    if any(_ARTICLES.search(name) for name in facts.types):
        return "article"
    if facts.meta("og:type") == "article" and prose > 300:
        return "article"
    if facts.types & _LISTINGS:
        return "listing"
    if not blocks:
        return "other"
    if _linked_headings(facts) >= 6 and facts.meta("og:type") != "article":
        return "listing"
    return "article" if prose > 600 else "listing" if _link_heavy(facts) else "other"


def _is_forum(facts: Facts) -> bool:
    if not _THREAD_ADDRESS.search(facts.url or ""):
        return False
    return bool(_GENERATORS.search(facts.meta("generator") or "")) or _posts(facts) >= 2


def _posts(facts: Facts) -> int:
    return len(find(_POSTS, facts.tree))


def _linked_headings(facts: Facts) -> int:
    return len(find(_LINKED_HEADINGS, facts.tree))


def _link_heavy(facts: Facts) -> bool:
    return len(list(facts.tree.iter("article"))) > 3 or len(list(facts.tree.iter("a"))) > 60
