"""What a page states about itself in its head: gathered once, asked by all readers of metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

from crawler.extract.jsonld import Thing, read_things, text_of, types_of
from crawler.extract.markup import text_in
from crawler.hints import NO_HINTS, Hints

_ARTICLE = ("Article", "Posting", "Report", "Review", "Blog")
_FORUM = ("DiscussionForumPosting", "Question")
MAX_LINKS = 150
MAX_HOME_LINKS = 10
MAX_HOME_ADDRESS = 100
_HOME = re.compile(r"(?:(?:https?:)?//(?:www\.)?([^/?#]+))?(?:/|/index\.\w{3,5}|/[a-z]{2}/?)?$")


@dataclass(frozen=True)
class Facts:
    """The tree of a page, its address and its statements. ``now`` bounds what can be a date of publication.

    ``hints`` is what is known of the page from elsewhere.
    """

    tree: etree._Element
    url: str | None
    now: datetime
    hints: Hints = NO_HINTS

    @cached_property
    def metas(self) -> Mapping[str, list[str]]:
        """Contents of ``meta`` elements by lower-case property, name or itemprop."""
        found: dict[str, list[str]] = {}
        for meta in self.tree.iter("meta"):
            content = " ".join((meta.get("content") or "").split())
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (meta.get(attribute) or "").strip().lower()
                if name and content:
                    found.setdefault(name, []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """The first content among those names, in the order of the names."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def things(self) -> list[Thing]:
        """The objects of the page's JSON-LD."""
        return read_things(self.tree)

    def thing(self, identity: object) -> Thing:
        """The object of that ``@id``; empty where none has it."""
        named = (thing for thing in self.things if identity and thing.get("@id") == identity and thing.get("name"))
        return next(named, {})

    @cached_property
    def types(self) -> frozenset[str]:
        """All type names of the page's JSON-LD and of its microdata's outermost objects."""
        stated = {name for thing in self.things for name in types_of(thing)}
        scopes = (element.get("itemtype") or "" for element in self.tree.iter("article", "body", "html", "div", "main"))
        return frozenset(stated | {scope.strip().rpartition("/")[2] for scope in scopes if scope})

    @cached_property
    def article(self) -> Thing:
        """The object that describes this page as an article or post; empty where none does."""
        fitting = [thing for thing in self.things if any(name.endswith(_ARTICLE) for name in types_of(thing))]
        fitting = [thing for thing in fitting if thing.get("headline") or thing.get("name") or thing.get("author")]
        own = [thing for thing in fitting if self._is_here(thing)]
        return next(iter(own or fitting), {})

    @cached_property
    def question(self) -> Thing:
        """The object that describes this page as a discussion; empty where none does."""
        return next((thing for thing in self.things if any(name in _FORUM for name in types_of(thing))), {})

    def _is_here(self, thing: Thing) -> bool:
        stated = thing.get("mainEntityOfPage") or thing.get("url")
        address = stated.get("@id") or stated.get("url") if isinstance(stated, dict) else stated
        if not isinstance(address, str) or not self.url:
            return False
        try:
            return urlsplit(address).path.strip("/") == urlsplit(self.url).path.strip("/")
        except ValueError:
            return False

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """What the publisher calls itself."""
        publishers = [text_of(thing.get("publisher")) for thing in self.things]
        sites = [
            text_of(thing.get("name")) for thing in self.things if {"WebSite", "Organization"} & {*types_of(thing)}
        ]
        named = [self.meta("og:site_name"), self.meta("application-name"), *publishers, *sites]
        return tuple(dict.fromkeys(name for name in named if name))

    @cached_property
    def host(self) -> str:
        """The host of the page without ``www``; empty where no address is known."""
        try:
            return (urlsplit(self.url or "").hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @cached_property
    def home_names(self) -> tuple[str, ...]:
        """What the first links to the site's own front page say or show, which mostly is its name."""
        links = islice(self.tree.iter("a"), MAX_LINKS)
        said: list[str | None] = []
        for link in islice((link for link in links if self._is_home(link.get("href"))), MAX_HOME_LINKS):
            said += [text_in(link, 100), link.get("title"), link.get("aria-label")]
            said += [image.get("alt") for image in islice(link.iter("img"), 2)]
        return tuple(dict.fromkeys(name for name in said if name and len(name) <= 100))

    def _is_home(self, address: str | None) -> bool:
        found = _HOME.match(address.strip()) if address and len(address) < MAX_HOME_ADDRESS else None
        return found is not None and found[1] in (None, self.host)

    @cached_property
    def around_headings(self) -> frozenset[etree._Element]:
        """The elements that hold the first few ``h1``."""
        return frozenset(part for heading in islice(self.tree.iter("h1"), 5) for part in heading.iterancestors())

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Texts of the first few ``h1`` elements."""
        found = (text_in(element, 600) for element in islice(self.tree.iter("h1"), 5))
        return tuple(text for text in found if text)

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page declares as its own."""
        for link in self.tree.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
                return self.absolute(link.get("href"))
        return self.absolute(self.meta("og:url"))

    def absolute(self, address: str | None) -> str | None:
        """An address of the page made absolute; None where it cannot be."""
        try:
            return urljoin(self.url or "", address.strip()) if address else None
        except ValueError:
            return None
