"""The title of a page, without the name of the site: what its heading, its head and its address agree on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of
from crawler.extract.markup import find, text_in
from crawler.extract.titles.headings import Heading, read_headings
from crawler.extract.titles.likeness import (
    address_words,
    breaks_off,
    common_parts,
    holds,
    likeness,
    shared,
)
from crawler.extract.titles.parts import bare, split, unsigned, without_reply
from crawler.extract.titles.site import Site
from crawler.extract.titles.text import clean, is_long, key, plain_words

AGREED = heuristic("title.agreed-heading", "takes the heading that shares half of its words with what the head states")
ADDRESS = heuristic("title.address", "weighs which candidate the words of the address speak for")
FEED = heuristic("title.feed", "takes the candidate that equals the title which the feed gave")
COMMON = heuristic("title.common", "cuts a stated title where another that begins alike goes on otherwise")
SOLE = heuristic("title.sole-heading", "takes the only heading, if long, where nothing agrees with it or with another")

AGREEING = 0.5
LEAST_ADDRESS = 3
MAX_STATED = 1000
_HEADLINE = etree.XPath("//*[@itemprop='headline']")


def read_title(facts: Facts) -> str | None:
    """Return the headline as a person would cite it, on one line; None where a page has none."""
    found = _Witnesses(facts, Site(facts))
    title = (
        found.fed()
        or found.confirmed(found.headings)
        or found.agreed()
        or found.confirmed(found.lesser)
        or found.weighed()
    )
    return without_reply(title, facts.url) if title else None


def shorten_titles(tree: etree._Element) -> None:
    """Cut the titles that a head states to ``MAX_STATED`` characters: readers split and compare them many times."""
    for element in tree.iter("title", "meta"):
        if element.tag == "title":
            if element.text and len(element.text) > MAX_STATED:
                element.text = element.text[:MAX_STATED]
        elif len(content := element.get("content") or "") > MAX_STATED and _names_title(element):
            element.set("content", content[:MAX_STATED])


def _names_title(meta: etree._Element) -> bool:
    return any((meta.get(name) or "").strip().lower().endswith("title") for name in ("property", "name", "itemprop"))


@dataclass(frozen=True)
class _Witnesses:
    """What the head of a page states as its title, and its headings."""

    facts: Facts
    site: Site

    @cached_property
    def stated(self) -> list[str]:
        """The titles that the page states, cleaned, the surest first."""
        facts = self.facts
        document = facts.tree.find(".//title")
        found = [
            self._marked(),
            text_of(facts.article.get("headline")),
            facts.meta("og:title"),
            facts.meta("twitter:title", "dc.title", "citation_title"),
            document.text if document is not None else None,
            text_of(facts.question.get("name")) or text_of(facts.question.get("headline")),
        ]
        stated = list(dict.fromkeys(said for title in found if (said := clean(title))))
        if len(stated) > 1 and not found[0] and found[1] and not any(shared(stated[0], said) for said in stated[1:]):
            stated = [*stated[1:], stated[0]]  # the headline of something else on the page
        return [title for title in stated if key(split(title)[0].text)] or stated

    def _marked(self) -> str | None:
        """The headline that microdata marks; of several, as on a listing, none is the page's."""
        marked = find(_HEADLINE, self.facts.tree)[:2] if not self.headings else []
        return marked[0].get("content") or text_in(marked[0]) if len(marked) == 1 else None

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings that are not those of the site or of a section, those beside the content last."""
        found = [heading for heading in read_headings(self.facts.tree, "h1") if not self.site.is_all(heading.text)]
        return sorted(found, key=lambda heading: heading.outside)

    @cached_property
    def lesser(self) -> list[Heading]:
        """The headings of the second level."""
        return read_headings(self.facts.tree, "h2")

    @cached_property
    def bare(self) -> list[str]:
        """The stated titles without site and sections; those that say nothing else last, as they were."""
        cut = list(dict.fromkeys(bare(self._common(title), self.site) for title in self.stated))
        told = [title for title in cut if not self.site.is_all(title)]
        told = [title for title in told if not breaks_off(title, told)] or told
        return [*told, *(title for title in cut if self.site.is_all(title))]

    def _common(self, title: str) -> str:
        if COMMON and len(split(title)) > 1:
            lesser = [] if self.headings else self.lesser
            for other in [*self.stated, *(heading.text for heading in lesser)]:
                title = common_parts(title, other)
        return title

    def fed(self) -> str | None:
        """The candidate that the feed confirms."""
        hint = key(self.facts.hints.title or "") if FEED else ""
        candidates = [*(heading.text for heading in self.headings), *self.bare, *self.stated] if hint else []
        return next((text for text in candidates if key(text) == hint), None)

    def confirmed(self, headings: list[Heading]) -> str | None:
        """The heading that is a stated title, or all of it but the site; of its parts the one that is."""
        for heading in headings:
            for text in (heading.text, *heading.parts):
                if any(holds(title, text) for title in self.stated) and not self.site.is_all(text):
                    return self._spelt(unsigned(text, self.site))
        return None

    def _spelt(self, text: str) -> str:
        """The text as it is stated elsewhere in the same letters, where only capitals are shown."""
        if not text.isupper():
            return text
        return next((title for title in self.bare if key(title) == key(text)), text)

    def agreed(self) -> str | None:
        """The heading that shares most words with a stated title, at least half: editors shorten one of the two."""
        shares = [max((shared(heading.text, title) for title in self.bare), default=0.0) for heading in self.headings]
        if not AGREED or max(shares, default=0.0) < AGREEING:
            return None
        return self._without_label(unsigned(self.headings[shares.index(max(shares))].text, self.site))

    def _without_label(self, heading: str) -> str:
        """A heading without the kind of text or the number of answers that stands beside the stated title in it."""
        for title in self.bare:
            before, found, after = heading.partition(title)
            labelled = not before or before.rstrip().endswith((":", "|"))
            if found and labelled and (not after or after.strip().isdigit()):
                return title
        return heading

    def weighed(self) -> str | None:
        """Of headings and stated titles that say different things, the one that the address speaks for.

        Where it speaks for none, the only heading of a page, if it is as long as a headline.
        """
        headings = list(dict.fromkeys(unsigned(heading.text, self.site) for heading in self.headings))
        sole = SOLE and len(headings) == 1 and is_long(headings[0]) and not self.headings[0].outside
        rivals = [*headings, *self.bare] if sole else [*self.bare, *headings]
        address = address_words(self.facts.url) if ADDRESS else frozenset()
        if len(address) < LEAST_ADDRESS:
            return next(iter(rivals), None)
        return max(rivals, key=lambda text: likeness(address, plain_words(text)), default=None)
