"""Forums of any engine by their pages: lists of threads, and threads post by post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from crawler.extract.dates.reading import moment
from crawler.extract.model import PageError
from crawler.forums.addresses import address, first_page, home, is_board, is_thread
from crawler.forums.memory import recall, remember
from crawler.forums.page import ForumPage, read_page
from crawler.forums.posts import Numbered, draft_of, numbered, quotes_of, shown_position
from crawler.forums.rows import Row, boards_of, rows_of
from crawler.harvest import Answer, Ask, Candidate, Harvest, Task
from crawler.social.fields import elsewhere
from crawler.social.json import number, text
from index.model import Draft, Relation

MAX_PAGES = 500
MAX_BOARDS = 50
PROSE = 80
"""Characters, more than the rows of a list of threads have on the average, and posts of most threads."""


def begin(task: Task) -> Harvest:
    """Ask for the list of threads, or for a thread from the page on that the last run ended with."""
    url = address(task.url)
    if url is None:
        return Harvest(error="not the address of a forum")
    if is_thread(url):
        return Harvest(asks=(_thread_ask(task, Row(home(url), first_page(url), "", None), revisit=False),))
    return Harvest(asks=(Ask(url, "start"),))


def read(answer: Answer) -> Harvest:
    """Read a page: threads to ask for, or the posts of one."""
    try:
        page = read_page(answer)
        if answer.ask.step == "thread" or (answer.ask.step == "start" and _holds_a_thread(page)):
            return _read_thread(answer, page)
        return _read_board(answer, page)
    except PageError as error:
        return Harvest(error=str(error))


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Ask for nothing: the address of a post shows a whole page, and where it stands in its thread is not known."""
    return ()


def _holds_a_thread(page: ForumPage) -> bool:
    """Whether a page whose step does not say so is one of posts: by its address, else by how much its posts say."""
    if is_thread(page.url):
        return True
    told = [len(found.post.text) for found in page.posts if found.post.author or found.post.published]
    if len(told) < 2:
        return False
    return sum(told) > PROSE * len(told) or (not is_board(page.url) and len(told) > len(rows_of(page)))


def _read_board(answer: Answer, page: ForumPage) -> Harvest:
    """Ask for the threads of a list that have something new, then for the next page if this one had any."""
    rows = rows_of(page)
    if not rows:
        return _read_index(answer, page)
    asks: list[Ask] = []
    cursor: dict[str, Any] = {}
    lively = False
    for row in rows:
        lively = False
        known = recall(answer.task.cursor, row.thread, (str, str, int))
        if known:
            cursor.update(remember(row.thread, *known))
        if known and row.mark and known[0] == row.mark:
            continue
        if not (answer.task.oldest and row.last and row.last < answer.task.oldest):
            # Where a list does not tell whether anything was said, the thread's last page is asked conditionally.
            asks.append(_thread_ask(answer.task, row, revisit=not row.mark))
            lively = not asks[-1].revisit
    here = number(answer.ask.state, "page") or 1
    following = page.next_page()
    # The liveliest come first: behind a thread in which nothing is new, nothing is.
    if following and lively and here < MAX_PAGES:
        asks.append(Ask(following, "board", {"page": here + 1}))
    return Harvest(asks=tuple(asks), cursor=cursor)


def _read_index(answer: Answer, page: ForumPage) -> Harvest:
    """Ask for the lists that a forum's front page names."""
    boards = boards_of(page) if answer.ask.step == "start" else []
    if not boards:
        if answer.ask.step == "start":
            return Harvest(error="the page lists no threads and holds no posts")
        return Harvest(notes=(f"{page.url} lists no threads",))
    return Harvest(asks=tuple(Ask(url, "board", {"page": 1}) for url in boards[:MAX_BOARDS]))


def _thread_ask(task: Task, row: Row, *, revisit: bool) -> Ask:
    """Ask for a thread from its first page, or from the last one that is known."""
    known = recall(task.cursor, row.thread, (str, str, int))
    url, before = (known[1], known[2]) if known else (row.url, 0)
    if home(url) != row.thread:
        url, before = row.url, 0
    return Ask(url, "thread", {"mark": row.mark, "before": before, "page": 1}, revisit=revisit and known is not None)


def _read_thread(answer: Answer, page: ForumPage) -> Harvest:
    posts = numbered(page)
    state = answer.ask.state
    if not posts:
        return Harvest(refused=((page.url, "no posts were found in the page"),))
    if posts[-1].url == text(state, "last"):
        return Harvest(notes=(f"{page.url} repeats the page before it",))
    before = number(state, "before") or 0
    drafts, relations, refused = _documents(answer.task, page, posts, before)
    following = page.next_page()
    here = number(state, "page") or 1
    harvest = Harvest(drafts=drafts, relations=relations, refused=refused, pages=_pages(answer.task, page, drafts))
    mark = text(state, "mark") or ""
    if following and here < MAX_PAGES:
        further = before + len(posts)
        onward = {"mark": mark, "before": further, "page": here + 1, "last": posts[-1].url}
        # At once: what follows is asked for by the next run where this one has no room for it.
        known = remember(home(page.url), mark, following, further)
        return replace(harvest, asks=(Ask(following, "thread", onward),), cursor=known)
    return replace(harvest, cursor=remember(home(page.url), mark, page.url, before))


def _documents(
    task: Task, page: ForumPage, posts: list[Numbered], before: int
) -> tuple[tuple[Draft, ...], tuple[Relation, ...], tuple[tuple[str, str], ...]]:
    """The posts as documents, in order; those that are too old are left out, those without text are named."""
    known = {post.number: post.url for post in posts if post.number}
    drafts: list[Draft] = []
    relations: list[Relation] = []
    shown = [shown_position(post.found) for post in posts]
    trusted = all(one is not None for one in shown) and shown == sorted(set(shown), key=lambda one: one or 0)
    for place, post in enumerate(posts):
        position = shown[place] if trusted else before + place + 1
        draft = draft_of(task, page, post, position)
        published = moment(draft.published)
        if task.oldest and published and published < task.oldest:
            continue
        quotes = quotes_of(post, known, draft)
        if quotes:
            draft = replace(draft, details={**draft.details, "reply_to": quotes[0].document})
        drafts.append(draft)
        relations.extend(quotes if draft.authors else ())
    refused = tuple((draft.url, "a post without text") for draft in drafts if not draft.text)
    return tuple(draft for draft in drafts if draft.text), tuple(relations), refused


def _pages(task: Task, page: ForumPage, drafts: tuple[Draft, ...]) -> tuple[Candidate, ...]:
    """The pages of other hosts that the posts link to, where the source follows links."""
    if not task.follow:
        return ()
    links = dict.fromkeys(link for draft in drafts for link in draft.details.get("links", ()))
    return tuple(Candidate(link) for link in elsewhere(links, (urlsplit(page.url).hostname or "",)))
