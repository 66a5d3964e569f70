"""Forum threads: the posts in order, each with author, date and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of
from crawler.extract.markup import text_in
from crawler.extract.threads.authors import Part, authors_of
from crawler.extract.threads.contents import Contents, content_of, contents_of
from crawler.extract.threads.groups import find_posts, is_first_post
from crawler.extract.threads.layout import Layout, lay_out
from crawler.extract.threads.names import clean_name, is_advert
from crawler.extract.threads.parts import date_of, frame_of
from crawler.extract.threads.stated import excerpt_post, stated_posts
from crawler.extract.threads.text import blocks_of
from crawler.extract.threads.tidy import tidy
from index.model import Post

__all__ = ["Found", "blocks_of", "convincing", "find_thread", "read_posts"]

MAX_WALKED = 100_000
"""Elements read in all posts of a page; one inside another counts for both."""
MAX_FRAME = 60
MOST = 0.75
SURE = 0.6

_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}")


@dataclass(frozen=True, slots=True)
class Found:
    """A post where it stands in its page. ``content`` is the element that holds its text, maybe all of ``element``."""

    post: Post
    element: etree._Element
    content: etree._Element


def read_posts(facts: Facts) -> list[Post]:
    """Return the posts of a thread in the order of the page; empty where none are found.

    Where the markup shows none for sure, what the page states as data counts if it holds more, and where there is
    nothing at all, the beginning of the first post that the head of the page tells.
    """
    shown = [found.post for found in find_thread(facts)]
    if convincing(shown):
        return shown
    stated = stated_posts(facts)
    return stated if _size(stated) > _size(shown) else shown or excerpt_post(facts)


def _size(posts: Sequence[Post]) -> int:
    return sum(len(post.text) for post in posts)


def convincing(posts: Sequence[Post]) -> bool:
    """Whether posts are surely those of a thread, however little they hold beside the rest of the page."""
    told = sum(post.author is not None and post.published is not None for post in posts)
    return told > 1 and told >= SURE * len(posts)


def find_thread(facts: Facts, root: etree._Element | None = None) -> list[Found]:
    """Return the posts of a thread in the order of the page, each with its elements; empty where none are found.

    ``root`` is the element below which they are looked for, the whole page where none is given.
    """
    layout = lay_out(facts.tree if root is None else root)
    numbers = _affordable(layout, find_posts(layout))
    contents = contents_of(layout, numbers)
    elements = [layout.elements[number] for number in numbers]
    day_first = _day_first(facts, elements)
    posts: list[tuple[Found, Part]] = []
    seen: set[etree._Element] = set()
    others = frozenset(elements)
    for element in elements:
        found, part = _read(facts, layout, element, contents, others, day_first)
        if found.content not in seen and found.post.text:
            posts.append((found, part))
            seen.add(found.content)
    return _tidied(_told(_without_frame(_opened(facts, _named(posts)))))


def _named(posts: Sequence[tuple[Found, Part]]) -> list[Found]:
    """The posts with their authors' names, but for advertisements among them."""
    names = authors_of([part for _, part in posts])
    named = [
        replace(found, post=replace(found.post, author=name)) for (found, _), name in zip(posts, names, strict=True)
    ]
    return [found for found in named if not is_advert(found.post.author)]


def _opened(facts: Facts, posts: list[Found]) -> list[Found]:
    """The posts, the first of them with author and time from the head of the page where it tells neither itself."""
    if not posts or posts[0].post.author or posts[0].post.published or not is_first_post(posts[0].element):
        return posts
    author = clean_name(text_of(facts.article.get("author")) or facts.meta("author", "og:author") or "")
    published = read_date(facts.meta("article:published_time") or text_of(facts.article.get("datePublished")))
    first = replace(posts[0].post, author=author, published=published if plausible(published, facts.now) else None)
    return [replace(posts[0], post=first), *posts[1:]]


def _tidied(posts: list[Found]) -> list[Found]:
    tidied = tidy([found.post for found in posts])
    return [replace(found, post=post) for found, post in zip(posts, tidied, strict=True)]


def _without_frame(posts: list[Found]) -> list[Found]:
    """Leave out a first post that is but the frame of the whole thread and says who and when of the next in it."""
    if len(posts) < 2 or posts[0].element not in posts[1].element.iterancestors():
        return posts
    first, second = posts[0].post, posts[1].post
    same = (first.author, (first.published or "")[:16]) == (second.author, (second.published or "")[:16])
    return posts[1:] if same or not first.published else posts


def _told(posts: list[Found]) -> list[Found]:
    """Leave out what says neither who nor when, where nearly all others do: boxes built like posts."""
    told = [found for found in posts if found.post.author or found.post.published]
    return told if len(told) >= MOST * len(posts) else posts


def _affordable(layout: Layout, numbers: list[int]) -> list[int]:
    """As many posts as can be read without walking the page many times over."""
    left, kept = MAX_WALKED, []
    for number in numbers:
        left -= layout.ends[number] - number
        if left < 0:
            break
        kept.append(number)
    return kept


def _read(
    facts: Facts,
    layout: Layout,
    element: etree._Element,
    contents: Contents,
    posts: frozenset[etree._Element],
    day_first: bool | None,
) -> tuple[Found, Part]:
    content, alone = content_of(element, contents)
    if (
        next((one for one in content.iterancestors() if one in posts), element) is not element
        and content is not element
    ):
        content, alone = element, False  # it is a post inside this one that was found
    frame = frame_of(layout, element, content if alone else element, posts)
    if alone and content is not element and not frame:
        frame, alone = frame_of(layout, content, content, posts), False
    apart = posts if alone else posts | {one for one in frame if len(text_in(one, MAX_FRAME + 1)) <= MAX_FRAME}
    text = "\n\n".join(blocks_of(content, apart))
    published = date_of(frame, facts.now, day_first=day_first)
    return Found(Post(None, published, text), element, content), Part(element, content, frame)


def _day_first(facts: Facts, posts: list[etree._Element]) -> bool | None:
    """Whether ``03/04/2024`` is the third of April: by dates of the page that can be read one way only."""
    for element in islice(posts, 60):
        for one, two in _SLASHED.findall(text_in(element, 400)):
            if int(one) > 12 or int(two) > 12:
                return int(one) > 12
    language = (facts.tree.get("lang") or "").lower()
    return None if not language else not language.startswith(("en-us", "en_us"))
