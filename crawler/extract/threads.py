"""Forum threads: the posts in order, each with author, date and text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.markup import text_in
from crawler.extract.thread_contents import Contents, content_of, contents_of
from crawler.extract.thread_groups import find_posts
from crawler.extract.thread_layout import Layout, lay_out
from crawler.extract.thread_parts import author_beside, author_of, date_of, frame_of, lines_of
from crawler.extract.thread_text import blocks_of
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
    """Return the posts of a thread in the order of the page; empty where no repeated posts are found."""
    return [found.post for found in find_thread(facts)]


def convincing(posts: Sequence[Post]) -> bool:
    """Whether posts are surely those of a thread, however little they hold beside the rest of the page."""
    told = sum(post.author is not None and post.published is not None for post in posts)
    return told > 1 and told >= SURE * len(posts)


def find_thread(facts: Facts) -> list[Found]:
    """Return the posts of a thread in the order of the page, each with its elements; empty where none are found."""
    layout = lay_out(facts.tree)
    numbers = _affordable(layout, find_posts(layout))
    contents = contents_of(layout, numbers)
    elements = [layout.elements[number] for number in numbers]
    day_first = _day_first(facts, elements)
    posts: list[Found] = []
    seen: set[etree._Element] = set()
    for element in elements:
        found = _read(facts, element, contents, frozenset(elements), day_first)
        if found.content not in seen and found.post.text:
            posts.append(found)
            seen.add(found.content)
    return _told(_named(_without_frame(posts)))


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


def _named(posts: list[Found]) -> list[Found]:
    """Give a name to posts of engines that mark none, if most are without one: what differs from post to post."""
    if 2 * sum(found.post.author is not None for found in posts) > len(posts) or len(posts) < 2:
        return posts
    lines = Counter(line for found in posts for line in lines_of(found.element, found.content))
    common = {line for line, times in lines.items() if times == len(posts)}
    return [
        found
        if found.post.author
        else replace(found, post=replace(found.post, author=author_beside(found.element, found.content, common)))
        for found in posts
    ]


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
    element: etree._Element,
    contents: Contents,
    posts: frozenset[etree._Element],
    day_first: bool | None,
) -> Found:
    content, alone = content_of(element, contents)
    if (
        next((one for one in content.iterancestors() if one in posts), element) is not element
        and content is not element
    ):
        content, alone = element, False  # it is a post inside this one that was found
    frame = frame_of(element, content if alone else element, posts)
    apart = posts if alone else posts | {one for one in frame if len(text_in(one, MAX_FRAME + 1)) <= MAX_FRAME}
    text = "\n\n".join(blocks_of(content, apart))
    published = date_of(frame, facts.now, day_first=day_first)
    return Found(Post(author_of(element, frame), published, text), element, content)


def _day_first(facts: Facts, posts: list[etree._Element]) -> bool | None:
    """Whether ``03/04/2024`` is the third of April: by dates of the page that can be read one way only."""
    for element in islice(posts, 60):
        for one, two in _SLASHED.findall(text_in(element, 400)):
            if int(one) > 12 or int(two) > 12:
                return int(one) > 12
    language = (facts.tree.get("lang") or "").lower()
    return None if not language else not language.startswith(("en-us", "en_us"))
