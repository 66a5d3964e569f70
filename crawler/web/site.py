"""Sources of kind ``site``: a news site without feed or sitemap, found by its pages.

Parameters: ``depth`` of links from the start page (default 3), ``pages`` of a listing that are followed (default 10),
``subdomains`` (true: those of the registered domain belong to it), ``below`` (a folder other than that of the
address), ``documents`` (true: linked PDF and office files are asked for), ``sitemaps`` (false: not looked for).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from crawler.address import AddressError
from crawler.extract.dates.reading import moment
from crawler.harvest import Answer, Ask, Body, Candidate, Harvest, Reading, Task
from crawler.web import listing
from crawler.web.choosing import scope_of
from crawler.web.links import Links, read_links
from crawler.web.memory import learned
from crawler.web.missing import says_missing
from crawler.web.named import read_named_feed, read_named_sitemap, read_robots
from index.model import Draft

MANY = 8
"""Articles that a page must name to be taken for a listing although it reads like an article."""
PLENTY = 1500
"""Links from which it is first asked whether a page is plainly a listing, as reading its text would cost too much."""
_DOCUMENTS = ("article", "document", "thread")


def begin(task: Task) -> Harvest:
    """Ask for the start page, and for the sitemaps that the site's robots.txt names."""
    try:
        scope_of(task)
    except AddressError as error:
        return Harvest(error=str(error))
    asks = [Ask(task.url, step="page", state={"depth": 0})]
    if task.params.get("sitemaps", True):
        robots = urljoin(task.url, "/robots.txt")
        asks.append(Ask(robots, step="robots", archive=False, tolerate=(401, 403, 404, 410)))
    return Harvest(asks=tuple(asks))


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Ask for known articles again."""
    return tuple(
        Ask(url, step="page", state={"depth": 1, "listed": True}, revisit=True, documents=(url,)) for url in addresses
    )


def read(answer: Answer) -> Harvest:
    """Read a page of the site, or what its robots.txt, sitemaps and feeds name."""
    if answer.ask.step == "robots":
        return read_robots(answer)
    if answer.ask.step == "sitemap":
        return read_named_sitemap(answer)
    if answer.ask.step == "feed":
        return read_named_feed(answer)
    return _read_page(answer)


def _read_page(answer: Answer) -> Harvest:
    start = answer.ask.state.get("depth") == 0
    stray = _strayed(answer)
    if stray:
        return Harvest(error=stray) if start else Harvest(refused=((answer.ask.url, stray),))
    if answer.body.count(b"<a ") > PLENTY:
        links = _links(answer)
        if len(listing.articles_of(answer, links)) > PLENTY // 10:
            return _follow(answer, links, article=False)
    reading = _reading(answer)
    draft = reading.draft
    if draft is None or says_missing(draft.title, draft.text):
        reason = reading.error or "the page says that it does not exist, with status 200"
        return Harvest(error=reason) if start else Harvest(refused=((answer.ask.url, reason),))
    return _judged(answer, draft, reading)


def _judged(answer: Answer, draft: Draft, reading: Reading) -> Harvest:
    """An article with what follows from it, or what follows from a listing."""
    article = draft.kind in _DOCUMENTS
    if article and answer.ask.state.get("listed"):
        links = Links()
    else:
        links = _links(answer)
        article = article and len(listing.articles_of(answer, links)) < MANY
    more = _follow(answer, links, article=article)
    if not article:
        return _without_document(answer, draft, more)
    if _is_old(answer.task, draft.published):
        return replace(more, notes=(*more.notes, f"older than wanted: {answer.url} ({draft.published})"))
    return replace(
        more,
        drafts=(draft,),
        comments=reading.comments,
        taught=((answer.url, reading.taught),),
        goes_on=((draft.url, reading.next),) if reading.next else (),
        unmet=reading.unmet,
    )


def _without_document(answer: Answer, draft: Draft, more: Harvest) -> Harvest:
    """What a page gave that is no document, with a word where one was expected of it."""
    if answer.ask.state.get("depth") == 0 and not more.asks and answer.task.params.get("depth") != 0:
        return Harvest(error="the start page names no pages of the site (pages made by JavaScript need render = true)")
    if not answer.ask.revisit:
        return more
    return replace(more, notes=(*more.notes, f"no article: {answer.url} reads like a page of kind {draft.kind}"))


def _follow(answer: Answer, links: Links, *, article: bool) -> Harvest:
    """The requests that follow, with what the page taught of the site's addresses."""
    more = listing.follow(answer, links, article=article)
    return replace(more, cursor={**more.cursor, **learned(answer.url, article=article)})


def _strayed(answer: Answer) -> str | None:
    """Why the page that came is not the one that was asked for."""
    if answer.url == answer.ask.url:
        return None
    if not scope_of(answer.task).holds(answer.url):
        return f"redirected out of the site, to {answer.url[:500]}"
    front = urlsplit(answer.url)
    if front.path in ("", "/") and not front.query and urlsplit(answer.ask.url).path not in ("", "/"):
        return "redirected to the front page"
    return None


def _reading(answer: Answer) -> Reading:
    # The reader of pages is large, and begin() does without it.
    from crawler.reading import read_page

    task, stated = answer.task, answer.ask.state.get("named")
    named = stated if isinstance(stated, dict) else {}
    candidate = Candidate(
        answer.ask.url, title=named.get("title"), published=named.get("published"), language=task.language
    )
    hints = replace(answer.hints, published=candidate.published, title=candidate.title)
    return read_page(
        Body(task.source, task.tags, answer.body, answer.url, answer.content_type, answer.now, candidate, hints)
    )


def _links(answer: Answer) -> Links:
    return read_links(answer.body, answer.url, answer.content_type or None)


def _is_old(task: Task, published: str | None) -> bool:
    when = moment(published)
    return task.oldest is not None and when is not None and when < task.oldest
