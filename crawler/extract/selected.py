"""What a source's own selectors find on its pages: it goes before everything else that the page says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cssselect import HTMLTranslator, SelectorError
from lxml import etree

from crawler.extract.authors.reading import names_in
from crawler.extract.dates.order import language_of
from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.markup import find, text_in
from crawler.extract.model import Page
from crawler.extract.threads.text import blocks_of
from crawler.hints import Selectors

MAX_TITLE = 500
MAX_FOUND = 200


@dataclass(frozen=True, slots=True)
class Selected:
    """What selectors found; None or empty where there is none. ``unmet`` names those that found nothing."""

    title: str | None = None
    blocks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    unmet: tuple[str, ...] = ()

    def over(self, page: Page) -> Page:
        """The page with what was found in place of what was read."""
        return replace(
            page,
            title=self.title or page.title,
            authors=self.authors or page.authors,
            published=self.published or page.published,
            unmet=self.unmet,
        )


NOTHING = Selected()


def cut(facts: Facts) -> None:
    """Take out of the tree what the source says is never to be read."""
    for selector in facts.hints.selectors.remove if facts.hints.selectors else ():
        for element in _found(facts.tree, selector):
            parent = element.getparent()
            if parent is not None:
                _drop(element, parent)


def _drop(element: etree._Element, parent: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def read_selected(facts: Facts) -> Selected:
    """Read what the source's selectors find."""
    chosen = facts.hints.selectors
    if chosen is None:
        return NOTHING
    made = Selected(
        title=_title(facts, chosen),
        blocks=tuple(_blocks(facts, chosen)),
        authors=tuple(dict.fromkeys(_authors(facts, chosen))),
        published=_published(facts, chosen),
    )
    found = {"title": made.title, "body": made.blocks, "author": made.authors, "published": made.published}
    return replace(made, unmet=tuple(name for name, what in found.items() if getattr(chosen, name) and not what))


def _title(facts: Facts, chosen: Selectors) -> str | None:
    texts = (text_in(element, MAX_TITLE) for element in _found(facts.tree, chosen.title))
    return next((text for text in texts if text), None)


def _blocks(facts: Facts, chosen: Selectors) -> Iterator[str]:
    """The text of what was selected; of those within one another the outer one's."""
    seen: set[etree._Element] = set()
    for element in _found(facts.tree, chosen.body):
        if not any(outer in seen for outer in element.iterancestors()):
            seen.add(element)
            yield from blocks_of(element)


def _authors(facts: Facts, chosen: Selectors) -> Iterator[str]:
    for element in _found(facts.tree, chosen.author):
        yield from names_in(element.get("content") or text_in(element, 300))


def _published(facts: Facts, chosen: Selectors) -> str | None:
    for element in _found(facts.tree, chosen.published):
        for text in (element.get("datetime"), element.get("content"), element.get("title"), text_in(element, 200)):
            found = read_date(text, day_first=facts.hints.day_first, language=language_of(facts))
            if found and plausible(found, facts.now):
                return found
    return None


def _found(tree: etree._Element, selector: str | None) -> list[etree._Element]:
    try:
        return find(_compiled(selector), tree)[:MAX_FOUND] if selector else []
    except (SelectorError, etree.XPathError):
        # The page is read without it, and it counts as one that finds nothing.
        return []


@lru_cache(maxsize=256)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(selector))
