"""An article that goes on on further pages: they are fetched and archived like the first, and their texts joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.address import AddressError, canonical_url
from crawler.answers import FINE, status_words
from crawler.collecting.bodies import body_of
from crawler.components.archiving import ARCHIVE, capture_of
from crawler.components.refusal import explain
from crawler.components.rendering import RENDER
from crawler.components.resolver import refused_hosts
from crawler.extractors import ExtractionError
from crawler.harvest import Candidate, Reading
from crawler.room import Room
from crawler.runs import SourceRun
from index.model import Capture, Draft

MAX_PAGES = 12
"""Pages of one article, the first included."""
_PARTS = ("article", "document", "other")


@dataclass(slots=True)
class _Article:
    """What is gathered of an article; ``following`` is where it goes on.

    ``broken`` says that a page is wanting, ``passing`` that it may be had another time.
    """

    following: str | None
    seen: set[str]
    blocks: list[str]
    captures: list[Capture] = field(default_factory=list)
    broken: bool = False
    passing: bool = False


async def with_further_pages(room: Room, run: SourceRun, draft: Draft, here: str, following: str) -> tuple[Draft, bool]:
    """Return an article with the text of the pages on which it goes on; ``here`` is the address of its first page.

    What cannot be fetched or read is noted, and the article is then marked as partial; whether asking again may mend
    that comes second. Raises ``StoreError``.
    """
    article = _Article(following, {canonical_url(here), draft.url}, draft.text.split("\n\n"))
    while article.following and len(article.captures) < MAX_PAGES - 1:
        await _add(room, run, article, here)
    if article.following:
        run_on = f"goes on for more than {MAX_PAGES} pages"
        room.runs.note(run, article.following, run_on, "failed")
        article.broken = True
    pages = [_place(capture) for capture in article.captures]
    details = {**draft.details, "pages": pages} if pages else draft.details
    whole = replace(draft, text="\n\n".join(article.blocks), partial=draft.partial or article.broken, details=details)
    return whole, article.passing


async def _add(room: Room, run: SourceRun, article: _Article, here: str) -> None:
    """Add the next page, and find out where the text goes on behind it."""
    address, article.following = article.following or "", None
    try:
        key = canonical_url(address)
        if key in article.seen or urlsplit(key).netloc != urlsplit(canonical_url(here)).netloc:
            return
        article.seen.add(key)
        # It is no page of its own, also where the source links to it.
        run.seen.add(key)
        reading = await _read(room, run, key, address, article)
    except (AddressError, ExtractionError) as error:
        room.runs.note(run, address, str(error), "failed")
        article.broken = True
        return
    if reading is not None and reading.draft is not None:
        more = list(_new(reading.draft.text.split("\n\n"), article.blocks))
        article.blocks += more
        # Pages of comments show the same text again.
        article.following = reading.next if more else None


async def _read(room: Room, run: SourceRun, key: str, address: str, article: _Article) -> Reading | None:
    request = Request(address, callback=NO_CALLBACK, meta={ARCHIVE: True, RENDER: run.source.render}, dont_filter=True)
    try:
        response: Response = await room.crawler.engine.download_async(request)
    # Whatever kept it from being fetched is a reason, in the words of a crawl.
    except Exception as error:  # noqa: BLE001
        reason, grade = explain(error, urlsplit(address).hostname or "", refused_hosts)
        room.runs.note(run, address, reason, "missing" if grade == "unasked" else grade)
        article.broken = True
        article.passing |= grade in ("failed", "unasked")
        return None
    if response.status not in FINE:
        article.passing |= response.status >= 500 or response.status in (408, 425, 429)
        raise ExtractionError(status_words(response.status))
    _check_place(run, article, key, response.url)
    capture = capture_of(response)
    await room.in_store(room.store.keep_capture, capture)
    article.captures.append(capture)
    reading: Reading = await room.extractors.call("read_page", body_of(run, response, Candidate(response.url)))
    if reading.draft is None:
        raise ExtractionError(reading.error or "nothing could be read")
    if reading.draft.kind not in _PARTS:
        raise ExtractionError(f"the article goes on at a {reading.draft.kind}, which is no part of it")
    return reading


def _check_place(run: SourceRun, article: _Article, asked: str, landed: str) -> None:
    """Raises ``ExtractionError`` where a redirect led to another page than the one that was asked for."""
    key = canonical_url(landed)
    if key == asked:
        return
    elsewhere = urlsplit(key).netloc != urlsplit(asked).netloc or (_is_front(key) and not _is_front(asked))
    if elsewhere or key in article.seen:
        raise ExtractionError(f"it leads to {landed[:500]}, which is no further page of the article")
    article.seen.add(key)
    run.seen.add(key)


def _is_front(address: str) -> bool:
    return urlsplit(address).path == "/"


def _new(blocks: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """The blocks that earlier pages did not hold: many repeat the summary on each."""
    before = set(known)
    return (block for block in blocks if block and block not in before)


def _place(capture: Capture) -> dict[str, Any]:
    names = ("url", "warc", "offset", "length", "sha256")
    return {name: getattr(capture, name) for name in names}
