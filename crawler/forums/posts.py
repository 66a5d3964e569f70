"""Posts of a thread's page as documents: each with an address of its own that no paging changes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from crawler.extract.languages.reading import read_language
from crawler.extract.markup import text_in
from crawler.extract.threads.reading import Found
from crawler.extract.threads.text import quotes_in
from crawler.forums.addresses import address, home
from crawler.forums.page import ForumPage
from crawler.harvest import Task
from crawler.social.fields import page as web_page
from crawler.social.json import clean
from index.model import Draft, Relation

MAX_LINKS = 200
MAX_TEXT = 200_000

_ANCHOR = re.compile(
    r"(?:js-|el|tree_)?(?:p|post|pid|msg|comment|reply|answer|c|entry|m|message)?[-_]?(\d{1,15})$", re.I
)
_DATA = re.compile(r"data-(?:post|comment|reply|msg|message|answer)?-?p?id$|data-commentid$|data-post-?number$")
_NUMBER = re.compile(r"[0-9]{1,15}")
_TOOL = re.compile(
    r"report|reply|quote|edit|delete|like|react|vote|warn|bookmark|posting|newpost|share|flag|attach|moderat|rate|thank|"
    r"login|member|profile|user|timeline|revision|history|/ip$",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\s*(?:(?:post|beitrag|message|сообщение|reply)\s*)?(?:#|№)\s?(\d{1,6})\s*$", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:#|post[:/=-]?\s?|[?&;](?:p|pid|comment)=|msg|/)(?:p|pid|post-?|msg|comment-)?(\d{1,15})(?!\d)", re.IGNORECASE
)
_JUMP = re.compile(r"(?:#(?:p|post-?|pid|msg)|[?&]p(?:id)?=)(\d{1,15})")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A post with the number under which its forum knows it and the form of its address, ``{}`` for that number."""

    found: Found
    number: str | None
    form: str
    fragment: str = ""

    @property
    def url(self) -> str:
        """The post's own address."""
        return self.form.replace("{}", self.number) if self.number else f"{self.form}#{self.fragment}"


def numbered(page: ForumPage) -> list[Numbered]:
    """Return the posts of a page with their addresses, in order."""
    thread = home(page.url)
    done: list[Numbered] = []
    taken: Counter[str] = Counter()
    for found in page.posts:
        post = _numbered(page, thread, found)
        taken[post.url] += 1
        if (times := taken[post.url]) > 1:
            post = Numbered(found, None, thread, f"{post.fragment or post.number}~{times}")
        done.append(post)
    return done


def _numbered(page: ForumPage, thread: str, found: Found) -> Numbered:
    for number, anchor in _identities(found.element):
        link = _permalink(page, found, number)
        if link:
            return Numbered(found, number, re.sub(rf"(?<!\d){number}(?!\d)(?=\D*$)", "{}", link))
        if anchor:
            return Numbered(found, number, f"{thread}#{anchor.replace(number, '{}')}")
    said = f"{found.post.author}|{found.post.published}" if found.post.published else found.post.text[:200]
    return Numbered(found, None, thread, f"by-{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:12]}")


def _identities(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the numbers that a post gives itself, each with the anchor that names it, ids before other attributes."""
    near = [element, *list(element.iterdescendants())[:40]]
    before = element.getprevious()
    near += [before] if before is not None else []
    for one in near:
        for anchor in (one.get("id"), one.get("name")):
            if anchor and (found := _ANCHOR.match(anchor[:60])):
                yield found[1], anchor[:60]
    for name in filter(_DATA.match, map(str, element.attrib)):
        if _NUMBER.fullmatch(value := element.get(name) or ""):
            yield value, f"post-{value}"


def _permalink(page: ForumPage, found: Found, number: str) -> str | None:
    """A link in the frame of a post to an address with its number in it, which is no button."""
    inside = set(found.content.iter("a")) if found.content is not found.element else set()
    for link in list(found.element.iter("a"))[:60]:
        if link in inside:
            continue
        url = page.absolute(link)
        clear = address(url)
        if clear and re.search(rf"(?<!\d){number}(?!\d)", clear) and not _TOOL.search(clear):
            return clear
    return None


def draft_of(task: Task, page: ForumPage, post: Numbered, position: int | None) -> Draft:
    """Return a post as a document. ``position`` counts over all pages of the thread."""
    found = post.found
    links, media = list(_links(page, found)), list(_media(page, found))
    author = clean(found.post.author or "")
    told = [one["description"] for one in media if one.get("description")]
    details: dict[str, Any] = {
        "author": {"handle": author} if author else None,
        "thread": home(page.url),
        "position": position,
        "links": links,
        "media": media,
    }
    text = "\n\n".join((clean(found.post.text)[:MAX_TEXT], *(one for one in told if one not in found.post.text)))
    return Draft(
        source=task.source,
        url=post.url,
        kind="post",
        title=page.title,
        text=text,
        authors=(author,) if author else (),
        published=found.post.published,
        language=task.language or read_language(page.facts, found.post.text),
        tags=task.tags,
        details={name: value for name, value in details.items() if value},
    )


def shown_position(found: Found) -> int | None:
    """The number in the thread that a post shows, such as ``#12``."""
    inside = set(found.content.iter()) if found.content is not found.element else set()
    for one in list(found.element.iter("a", "span", "strong", "li", "div"))[:120]:
        if one not in inside and len(one) == 0 and (shown := _SHOWN.match(text_in(one, 30))):
            return int(shown[1])
    return None


def quotes_of(post: Numbered, known: Mapping[str, str], draft: Draft) -> list[Relation]:
    """Return which posts of the thread a post quotes; ``known`` are addresses by number."""
    quoted = dict.fromkeys(url for one in quotes_in(post.found.element) if (url := _quoted(post, one, known)))
    by = draft.authors[0] if draft.authors else ""
    return [Relation(url, "quote", by, draft.url, draft.published) for url in quoted if url != draft.url]


def _quoted(post: Numbered, quote: etree._Element, known: Mapping[str, str]) -> str | None:
    told = [str(value) for name, value in quote.attrib.items() if str(name).startswith(("data-", "cite"))]
    told += [link.get("href") or "" for link in quote.iter("a")]
    for text in told[:20]:
        for number in [*_QUOTED.findall(text[-300:]), *([text] if text.isascii() and text.isdigit() else [])]:
            if number in known:
                return known[number]
    # A post of another page: its address is like this one's.
    elsewhere = next((found[1] for text in told[:20] if (found := _JUMP.search(text))), None)
    return post.form.replace("{}", elsewhere) if elsewhere and post.number else None


def _links(page: ForumPage, found: Found) -> Iterator[str]:
    quoted = {link for quote in quotes_in(found.content) for link in quote.iter("a")}
    seen: set[str] = set()
    for link in found.content.iter("a"):
        url = None if link in quoted else web_page(page.absolute(link))
        if url and url not in seen and len(seen) < MAX_LINKS:
            seen.add(url)
            yield url


def _media(page: ForumPage, found: Found) -> Iterator[dict[str, str]]:
    for image in list(found.content.iter("img"))[:50]:
        named = f"{image.get('class') or ''} {image.get('src') or ''}".lower()
        try:
            url = web_page(urljoin(page.url, (image.get("data-src") or image.get("src") or "")[:4000]))
        except ValueError:
            continue
        if url and not re.search(r"smil|emoji|emoticon|avatar|icon|spacer", named):
            described = clean(" ".join((image.get("alt") or "").split()))[:500]
            yield {"url": url, "type": "image"} | ({"description": described} if described else {})
