"""``extract``: bytes in, page out. Pure: no network, no files, no clock but the one given."""

from __future__ import annotations

import re
from datetime import datetime

from crawler.extract.authors import read_authors
from crawler.extract.body import join, main_blocks
from crawler.extract.encoding import decode
from crawler.extract.facts import Facts
from crawler.extract.files import read_file
from crawler.extract.hints import NO_HINTS, Hints
from crawler.extract.kinds import read_kind
from crawler.extract.language import read_language
from crawler.extract.markup import parse
from crawler.extract.model import MAX_SIZE, Page, PageError
from crawler.extract.published import read_published
from crawler.extract.selected import Selected, cut, read_selected
from crawler.extract.threads import convincing, read_posts
from crawler.extract.titles import read_title
from crawler.office import is_office
from index.model import Post

LEAST_SHARE = 0.5

_BINARY = re.compile(
    rb"\x89PNG\r|GIF8[79]a|\xff\xd8\xff|\x1f\x8b\x08|\x7fELF|MZ.{60,}|RIFF....WEBP|\x00\x00\x00.ftyp|"
    rb"OggS|ID3|Rar!|7z\xbc\xaf",
    re.S,
)
_NAMES = {b"\x1f\x8b\x08": "a gzip file"}


def extract(body: bytes, url: str | None, content_type: str | None, now: datetime, hints: Hints = NO_HINTS) -> Page:
    """Read a page: kind, title, main text, authors, date, language.

    ``content_type`` is the HTTP header as sent; ``now`` is the time of the fetch and bounds what can be a date of
    publication; ``hints`` is what is known of the page from elsewhere. Never raises for what a page holds: a page that
    cannot be read comes back with ``error``.
    """
    try:
        return _read(body, url, content_type, now, hints)
    except PageError as error:
        return Page(error=str(error))
    except Exception as error:  # noqa: BLE001 - the one boundary: no page may stop a crawl, whatever a library does
        return Page(error=f"extraction failed: {type(error).__name__}: {str(error)[:200]}")


def _read(body: bytes, url: str | None, content_type: str | None, now: datetime, hints: Hints) -> Page:
    if len(body) > MAX_SIZE:
        raise PageError(f"the page is larger than {MAX_SIZE // 2**20} MiB")
    if is_office(body):
        return read_file(body, now)
    _refuse_other_media(body, content_type)
    text, _ = decode(body, content_type)
    if _media(content_type) == "text/plain" and "<html" not in text[:2000].lower():
        return Page(kind="document", text=text.strip())
    if not text.strip():
        return Page()
    return read_facts(Facts(parse(text), url, now, hints))


def read_facts(facts: Facts) -> Page:
    """Read a page that is parsed already. What the hints say is never to be read is cut from its tree."""
    cut(facts)
    selected = read_selected(facts)
    return selected.over(_page(facts, selected))


def _page(facts: Facts, selected: Selected) -> Page:
    title = selected.title or read_title(facts)
    blocks = _without_title(list(selected.blocks) or main_blocks(facts.tree), title)
    kind = read_kind(facts, blocks)
    posts = _thread(facts, blocks) if kind == "thread" else ()
    text = join([post.text for post in posts]) if posts else join(blocks)
    return Page(
        kind=kind,
        title=title,
        text=text,
        authors=_first_author(posts) or read_authors(facts)[: 1 if kind == "thread" else None],
        published=read_published(facts, kind, blocks, posts[0].published if posts else None),
        language=read_language(facts, text),
        posts=posts,
        canonical=facts.canonical,
    )


def _thread(facts: Facts, blocks: list[str]) -> tuple[Post, ...]:
    """The posts, unless they hold much less than the main text, which was then taken from somewhere else."""
    posts = tuple(read_posts(facts))
    told = sum(len(post.text) for post in posts)
    return posts if convincing(list(posts)) or told > LEAST_SHARE * sum(len(block) for block in blocks) else ()


def _first_author(posts: tuple[Post, ...]) -> tuple[str, ...]:
    return (posts[0].author,) if posts and posts[0].author else ()


def _media(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _refuse_other_media(body: bytes, content_type: str | None) -> None:
    """Raise for what is no page, by its first bytes or, where these say nothing, by its media type."""
    if _BINARY.match(body):
        what = next((name for magic, name in _NAMES.items() if body.startswith(magic)), "binary data")
        raise PageError(f"{what}, not a page")
    media = _media(content_type)
    if media.startswith(("image/", "audio/", "video/", "font/")):
        raise PageError(f"{media}, not a page")
    head = body[:1024]
    if head.count(b"\x00") > len(head) // 3 and b"<" not in head:
        raise PageError("binary data, not a page")


def _without_title(blocks: list[str], title: str | None) -> list[str]:
    """Drop the title where the main text begins with it."""
    key = _key(title or "")
    for number, block in enumerate(blocks[:3]):
        if key and _key(block) == key:
            return blocks[:number] + blocks[number + 1 :]
    return blocks


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
