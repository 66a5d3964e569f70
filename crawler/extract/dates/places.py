"""Where on a page something stands: at its title, or in a part that is not of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.markup import text_in
from crawler.extract.printable import printable
from crawler.extract.titles.text import key

MAX_UP = 40
MIN_TITLE = 8
MIN_PLAIN = 12
MAX_TITLES = 3
MAX_STATED = 1000
MAX_HEADINGS = 60
INSET = 2

INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "date", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "path",
        "select",
        "option",
        "textarea",
        "title",
        "iframe",
        "meta",
    )
)
_AWAY = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|replies|related|sidebar|side-bar|teasers?|recommend(?:ed|ations?)?|recirc"
    r"|trending|popular|most-read|mostread|latest|newsletter|calendar|upcoming|copyright|promos?|carousel|cards?|more-\w+"
    r"|readmore|readnext|prev|previous|sponsor(?:ed)?|adverts?|breaking|ticker|topbar|top-bar|navbar|nav|navigation|menu|site-?header"
    r"|masthead|also|current-?date|date-?today|weather|clock|cookies?|disqus|tooltip|footer)(?=$|[\s_-])",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|replies|disqus|site-?header|masthead|top-?bar|nav-?bar|nav|navigation|menu|ticker|breaking"
    r"|current-?date|date-?today|today|weather|clock|cookies?)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SAME_TEXT = etree.XPath("//body//text()[contains(., $start)][not(parent::script or parent::style)]")


def titles_of(facts: Facts) -> list[etree._Element]:
    """The headings that are the page's title: those that its head repeats, else any text like it, else the ``h1``."""
    stated = printable((facts.meta("og:title") or facts.tree.findtext(".//title") or "")[:MAX_STATED]).strip()
    title = key(stated)
    first = _named(facts, ("h1",))
    same = [heading for heading, name in first if name in title or (title and title in name)]
    if not same:
        same = [
            heading for heading, name in _named(facts, ("h2", "h3")) if name in title and len(name) * 2 > len(title)
        ]
    return (same or _plain_titles(facts, stated) or [heading for heading, _ in first[:1]])[:MAX_TITLES]


def _named(facts: Facts, tags: tuple[str, ...]) -> list[tuple[etree._Element, str]]:
    """Headings of these kinds with the letters of their text, without the very short ones."""
    found = ((heading, key(text_in(heading, 300))) for heading in islice(facts.tree.iter(*tags), MAX_HEADINGS))
    return [(heading, name) for heading, name in found if len(name) >= MIN_TITLE]


def _plain_titles(facts: Facts, stated: str) -> list[etree._Element]:
    """Elements whose text is the title though they are no headings, as some page builders make them."""
    if len(stated) < MIN_PLAIN:
        return []
    title = key(stated)
    texts = islice(texts_at(_SAME_TEXT, facts.tree, start=stated[:MIN_PLAIN]), MAX_HEADINGS)
    named = [(one, key(text_in(one, 300))) for one, _ in texts]
    return [one for one, name in named if name in title and len(title) < 2 * len(name)]


def texts_at(path: etree.XPath, tree: etree._Element, **variables: str) -> Iterator[tuple[etree._Element, str]]:
    """The texts that a path selects, each with the element that it stands in."""
    found = path(tree, **variables)
    for text in found if isinstance(found, list) else ():
        if isinstance(text, etree._ElementUnicodeResult) and (parent := text.getparent()) is not None:
            around = parent.getparent() if text.is_tail else parent
            if around is not None:
                yield around, str(text)


def block_of(element: etree._Element) -> etree._Element:
    """The nearest element around it that stands on lines of its own."""
    for _ in range(MAX_UP):
        parent = element.getparent()
        if element.tag not in INLINE or parent is None or parent.tag == "body":
            break
        element = parent
    return element


def is_away(element: etree._Element, facts: Facts, *, close: bool = False) -> bool:
    """Whether an element is in a part that is not of the article: navigation, comments, teasers of others, footer.

    Of what is ``close`` to the title only navigation, the site's head and comments are not.
    """
    articles = 0
    apart = ("nav",) if close else ("nav", "aside", "form")
    for part in upwards(element):
        if part.tag in ("body", "html", "main"):
            break
        articles += part.tag == "article"
        if part.tag in apart or (part.tag == "header" and not _in_article(part) and part not in facts.around_headings):
            return True
        if not close and (articles > 1 or (part.tag == "footer" and not _in_article(part))):
            return True
        names = names_of(part)
        # the name of a part that holds the page's title says nothing of the dates in it
        foreign = part.tag != "article" and part not in facts.around_headings
        if names and foreign and (_APART if close else _AWAY).search(names):
            return True
    return False


def shares_box(element: etree._Element, heading: etree._Element, steps: int) -> bool:
    """Whether a few steps up from a heading is a part, not the whole page, that holds the element too."""
    around = {part for part in upwards(heading, steps + 1) if part.tag not in ("body", "html")}
    return any(part in around for part in upwards(element))


def is_inset(element: etree._Element, titles: list[etree._Element], facts: Facts) -> bool:
    """Whether an element stands aside within the article that holds the title, and leads nowhere else."""
    article = next((part for part in upwards(element) if part.tag == "article"), None)
    if article is None or not any(article in upwards(title) for title in titles):
        return False
    around = list(upwards(element, INSET + 1))[-1]
    return next(around.iter("a"), None) is None and not is_away(element, facts, close=True)


def names_of(element: etree._Element | None) -> str:
    """Class and id of an element."""
    return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def upwards(element: etree._Element, steps: int = MAX_UP) -> Iterator[etree._Element]:
    """The element and those around it, at most so many."""
    part: etree._Element | None = element
    for _ in range(steps):
        if part is None:
            return
        yield part
        part = part.getparent()


def _in_article(element: etree._Element) -> bool:
    return any(part.tag in ("article", "main") for part in upwards(element))
