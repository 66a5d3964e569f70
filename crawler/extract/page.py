"""``extract``: bytes in, page out. Pure: no network, no files, no clock but the one given."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from crawler.extract.article import Article, read_article
from crawler.extract.authors.reading import read_authors
from crawler.extract.body import join, main_blocks
from crawler.extract.carried.reading import carried_blocks
from crawler.extract.credits import without_credits
from crawler.extract.dates.lessons import taught_day_first
from crawler.extract.dates.lines import Lines, near_lines
from crawler.extract.dates.order import language_of
from crawler.extract.dates.published import read_published
from crawler.extract.encodings.mojibake import mend
from crawler.extract.encodings.reading import decode
from crawler.extract.facts import Facts
from crawler.extract.files import read_file
from crawler.extract.kinds.reading import read_kind
from crawler.extract.languages.reading import read_language
from crawler.extract.markup import elements_of
from crawler.extract.model import MAX_SIZE, Page, PageError
from crawler.extract.printable import printable, printable_page, without_references
from crawler.extract.selected import Selected, cut, read_selected
from crawler.extract.sorts import refuse_binary, sort_of, unpacked
from crawler.extract.threads.reading import convincing, read_posts
from crawler.extract.titles.lessons import taught_affixes
from crawler.extract.titles.reading import read_title, shorten_titles
from crawler.extract.titles.text import key
from crawler.hints import NO_HINTS, Hints, Taught
from crawler.office import is_office
from index.model import Kind, Post

LEAST_SHARE = 0.5


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
    body = unpacked(body)
    if is_office(body):
        return printable_page(read_file(body, now))
    refuse_binary(body, content_type)
    text, _ = decode(body, content_type)
    if not text.strip():
        return Page()
    if sort_of(text, content_type) == "text":
        return Page(kind="document", text=printable(text).strip())
    elements = elements_of(without_references(text))
    return read_facts(Facts(elements[0], url, now, hints))


def read_facts(facts: Facts) -> Page:
    """Read a page that is parsed already. What the hints say is never to be read is cut from its tree."""
    cut(facts)
    shorten_titles(facts.tree)
    selected = read_selected(facts)
    return printable_page(selected.over(_page(facts, selected)))


def _page(facts: Facts, selected: Selected) -> Page:
    title = selected.title or read_title(facts)
    told = list(selected.blocks) or carried_blocks(facts, main_blocks(facts.tree))
    blocks = _without_title([mend(block) for block in told], title)
    kind, lines = read_kind(facts, blocks), near_lines(facts)
    page = _conversation(facts, blocks, lines) if kind == "thread" else _other(facts, kind, title, blocks, lines)
    return replace(
        page,
        kind=kind,
        title=title,
        language=read_language(facts, page.text),
        canonical=facts.canonical,
        taught=Taught(taught_affixes(facts, title), taught_day_first(facts, lines)),
    )


def _conversation(facts: Facts, blocks: list[str], lines: Lines) -> Page:
    """A thread: its posts, or where they cannot be told apart its text."""
    posts = _thread(facts, blocks)
    return Page(
        text=join([post.text for post in posts] if posts else blocks),
        authors=_first_author(posts) or read_authors(facts)[:1],
        published=read_published(facts, "thread", blocks, lines, posts[0].published if posts else None),
        posts=posts,
        # Nothing but the beginning of the first post, as the head tells it: the page is drawn by scripts.
        partial=len(posts) == 1 and not posts[0].author and not blocks,
    )


def _other(facts: Facts, kind: Kind, title: str | None, blocks: list[str], lines: Lines) -> Page:
    article = read_article(facts, blocks) if kind == "article" else Article(blocks)
    # Names on a list are those of what it lists.
    authors = () if kind == "listing" else read_authors(facts)
    published = read_published(facts, kind, blocks, lines) or article.date
    # Once more, as the headline of a release comes first when its letter head is gone.
    told = _without_title(article.blocks, title)
    if kind == "article" and not article.live:
        told = without_credits(told, authors, published, language_of(facts))
    return Page(
        text=join(told),
        authors=authors or ((article.office,) if article.office else ()),
        published=published,
        partial=article.partial,
        next=article.next,
        comments=article.comments,
    )


def _thread(facts: Facts, blocks: list[str]) -> tuple[Post, ...]:
    """The posts, unless they hold much less than the main text, which was then taken from somewhere else."""
    posts = tuple(replace(post, text=mend(post.text)) for post in read_posts(facts))
    told = sum(len(post.text) for post in posts)
    return posts if convincing(list(posts)) or told > LEAST_SHARE * sum(len(block) for block in blocks) else ()


def _first_author(posts: tuple[Post, ...]) -> tuple[str, ...]:
    return (posts[0].author,) if posts and posts[0].author else ()


def _without_title(blocks: list[str], title: str | None) -> list[str]:
    """Drop the title where the main text begins with it."""
    named = key(title or "")
    for number, block in enumerate(blocks[:3]):
        if named and key(block) == named:
            return blocks[:number] + blocks[number + 1 :]
    return blocks
