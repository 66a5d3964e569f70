"""What is asked for after a page: its articles, the next page of its listing, sections, feeds it advertises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.address import same_site
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.web import memory
from crawler.web.choosing import Choice, choose, scope_of
from crawler.web.links import Link, Links
from crawler.web.paging import next_page, numbered

DEPTH = 3
PAGES = 10
MAX_DEPTH = 20
MAX_PAGES = 1000
MAX_SEEN = 400
"""Articles of a listing's pages that are remembered while its pages are followed."""
MAX_SECTIONS = 200
"""Sections on the way to a page that are remembered."""


def articles_of(answer: Answer, links: Links) -> tuple[Link, ...]:
    """The links of a page that look like articles and are no part of a menu."""
    return tuple(link for link in choose(answer.task, links.links, answer.url).articles if not link.menu)


def follow(answer: Answer, links: Links, *, article: bool) -> Harvest:
    """The requests that follow from a page, in the order in which they are to be made."""
    task, depth = answer.task, number(answer.ask.state, "depth", 0)
    if not links.links and not links.feeds:
        return Harvest()
    choice = choose(task, links.links, answer.url)
    asks: list[Ask] = []
    if depth < wanted(task, "depth", DEPTH, MAX_DEPTH):
        asks += [article_ask(link.url, depth + 1, listed=not article) for link in choice.articles]
        asks += _listings(answer, links, choice, article=article)
    if depth <= 1:
        asks += [_feed(url, depth) for url in links.feeds if same_site(url, task.url)]
    cursor = {} if article else memory.named(_listing(answer), [*_marks_of(choice), *_known(answer)])
    return Harvest(asks=tuple(asks), notes=_notes(answer, links, choice), cursor=cursor)


def _notes(answer: Answer, links: Links, choice: Choice) -> tuple[str, ...]:
    older = (f"{choice.older} links of {answer.url} are older than wanted",) if choice.older else ()
    return older + ((f"{answer.url} has more links than are looked at",) if links.cut else ())


def article_ask(url: str, depth: int, *, listed: bool, title: str | None = None, published: str | None = None) -> Ask:
    """The request for an article; ``listed``: a listing names it, so that its own links are not needed."""
    state: dict[str, Any] = {"depth": depth, "listed": listed}
    if title or published:
        state["named"] = {"title": title, "published": published}
    return Ask(url, step="page", state=state, revisit=True)


def _feed(url: str, depth: int) -> Ask:
    return Ask(url, step="feed", state={"depth": depth}, archive=False, tolerate=(401, 403, 404, 410))


def _listings(answer: Answer, links: Links, choice: Choice, *, article: bool) -> list[Ask]:
    """The next page, then sections, but for those that a page on the way here has asked for: they come in its turn.

    Each would else be asked for by the first section rather than the front page, as if it lay deeper.
    """
    state = answer.ask.state
    before = _marks(state, "sections")
    new = {memory.mark(link.key): link for link in choice.sections}
    asked = " ".join([*dict.fromkeys([*before, *new])][:MAX_SECTIONS])
    more = {"depth": number(state, "depth", 0) + 1, "sections": asked}
    following = [] if article else _next(answer, links, choice, asked)
    return following + [Ask(link.url, step="page", state=more) for key, link in new.items() if key not in before]


def _next(answer: Answer, links: Links, choice: Choice, sections: str) -> list[Ask]:
    """The next page of a listing, as long as pages name articles that neither those before nor the last run named."""
    state = answer.ask.state
    page, seen = number(state, "page", 1), _marks(state, "seen")
    link = next_page(answer.url, links.links)
    if link is None or page >= wanted(answer.task, "pages", PAGES, MAX_PAGES):
        return []
    if not scope_of(answer.task).holds(link.url):
        return []
    fresh = [mark for mark in _marks_of(choice) if mark not in seen]
    known = memory.known(answer.task.cursor, _listing(answer))
    # Where a page names mostly what the last run saw in this listing, what follows it is known as well.
    news = bool(fresh) and 2 * sum(mark in known for mark in fresh) < len(fresh)
    # "Page 1" is the first page itself on most sites: that it names nothing new does not end the listing.
    if not news and not (page == 2 and numbered(answer.url).number == 1):
        return []
    kept = " ".join([*seen, *fresh][-MAX_SEEN:])
    more = {"depth": number(state, "depth", 0), "page": page + 1, "seen": kept, "sections": sections}
    return [Ask(link.url, step="page", state=more)]


def _listing(answer: Answer) -> str:
    """The name of a listing, the same for all its pages."""
    return numbered(answer.url).listing


def _marks_of(choice: Choice) -> list[str]:
    return [memory.mark(link.key) for link in choice.articles if not link.menu]


def _known(answer: Answer) -> list[str]:
    """Marks of what the pages before, or the last run, saw in this listing."""
    return [*_marks(answer.ask.state, "seen"), *memory.known(answer.task.cursor, _listing(answer))]


def _marks(state: Mapping[str, Any], name: str) -> dict[str, None]:
    return dict.fromkeys(str(state.get(name) or "").split())


def number(state: Mapping[str, Any], name: str, otherwise: int) -> int:
    """A whole number of the reader's own words to itself."""
    value = state.get(name)
    return value if isinstance(value, int) else otherwise


def wanted(task: Task, name: str, otherwise: int, most: int) -> int:
    """A parameter of the source as a whole number from 0."""
    value = task.params.get(name)
    return min(max(value, 0), most) if isinstance(value, int) and not isinstance(value, bool) else otherwise
