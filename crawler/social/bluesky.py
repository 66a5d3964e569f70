"""Bluesky: accounts, searches, hashtags and threads, by the hosts' public interface."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from crawler.address import canonical_url
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import bluesky_recheck
from crawler.social.bluesky_addresses import POST, is_did, is_handle, is_key
from crawler.social.bluesky_paging import PAGE, first_state, next_page
from crawler.social.bluesky_post import account_draft
from crawler.social.bluesky_reading import gathered, view_address
from crawler.social.bluesky_requests import MISSING, ask, listed, login_ask, refusal
from crawler.social.bluesky_threads import DEPTH, read_thread
from crawler.social.fields import rest
from crawler.social.json import AnswerError, mapping, parse, text

MAX_LEVELS = 20
"""Times that a thread is followed further down."""
MAX_BRANCHES = 50
"""Branches that are followed further down from one answer."""

_PROFILE = re.compile(r"/profile/(?P<name>[^/]+)/?")
_POST = re.compile(r"/profile/(?P<name>[^/]+)/post/(?P<key>[^/]+)/?")
_HASHTAG = re.compile(r"/hashtag/(?P<tag>[^/]+)/?")


def begin(task: Task) -> Harvest:
    """Name the first request for ``/profile/NAME``, ``/profile/NAME/post/KEY``, ``/search?q=…`` or ``/hashtag/TAG``."""
    parts = urlsplit(task.url)
    path, query = unquote(parts.path), parse_qs(parts.query)
    words = query.get("q", [""])[0].strip()
    if (found := _PROFILE.fullmatch(path)) and _is_account(found["name"]):
        return Harvest(asks=(ask(task, "app.bsky.actor.getProfile", "profile", {"actor": found["name"]}),))
    if (found := _POST.fullmatch(path)) and _is_account(found["name"]) and is_key(found["key"]):
        return Harvest(asks=(_thread_ask(task, f"at://{found['name']}/{POST}/{found['key']}", 0),))
    if found := _HASHTAG.fullmatch(path):
        author = query.get("author", [""])[0]
        return Harvest(asks=(_search(task, f"#{found['tag']}", {"author": author} if _is_account(author) else {}),))
    if path.rstrip("/") == "/search" and words:
        return Harvest(asks=(_search(task, words, {}),))
    return Harvest(error="not the address of an account (/profile/NAME), a post, a search (/search?q=…) or a hashtag")


def read(answer: Answer) -> Harvest:
    """Read a session, a profile, a page of a feed or search, a thread, or posts asked for again."""
    if answer.status not in (200, 203):
        return _refused(answer)
    try:
        harvest = _STEPS[answer.ask.step](answer, parse(answer.body))
    except AnswerError as error:
        return Harvest(error=str(error))
    return replace(harvest, rest=rest(answer.headers, answer.now, "ratelimit-"))


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Ask again for posts by their web addresses."""
    return bluesky_recheck.asks(task, addresses)


def login(task: Task, secrets: Mapping[str, str]) -> Ask | None:
    """Return the request for a session with ``identifier`` and ``password`` (an app password), None without them."""
    identifier, password = secrets.get("identifier"), secrets.get("password")
    return login_ask(task, identifier, password) if identifier and password else None


def _is_account(name: str) -> bool:
    return is_handle(name) or is_did(name)


def _search(task: Task, words: str, more: dict[str, str]) -> Ask:
    query = {"q": words, "sort": "latest", "limit": str(PAGE), **more}
    return ask(task, "app.bsky.feed.searchPosts", "search", query, first_state(task))


def _thread_ask(task: Task, uri: str, level: int) -> Ask:
    query = {"uri": uri, "depth": str(DEPTH), "parentHeight": "0" if level else str(DEPTH)}
    return ask(task, "app.bsky.feed.getPostThread", "thread", query, {"level": level})


def _refused(answer: Answer) -> Harvest:
    word, said = refusal(answer)
    if answer.ask.step == "thread" and word in MISSING:
        gone = ((canonical_url(answer.task.url), _NOT_SHOWN),) if answer.ask.state.get("level") == 0 else ()
        return Harvest(gone=gone, notes=(said,))
    page = answer.ask.state.get("page", 1)
    if answer.ask.step == "search" and page != 1 and answer.status in (401, 403):
        return Harvest(notes=(f"page {page} of the search is not shown: {said}",))
    return Harvest(error=said)


def _session(_: Answer, data: object) -> Harvest:
    """The answer to a login."""
    token = text(data, "accessJwt")
    if not token or not re.fullmatch(r"[\w.~+/=-]+", token, re.ASCII):
        raise AnswerError("the host's answer to the login holds no session")
    return Harvest(token={"authorization": f"Bearer {token}"})


def _profile(answer: Answer, data: object) -> Harvest:
    """A profile; its posts are asked for next, by the name that stays."""
    task, did = answer.task, text(data, "did")
    if not did or not is_did(did):
        raise AnswerError("the answer is no profile")
    kind = "posts_no_replies" if task.params.get("replies") is False else "posts_with_replies"
    query = {"actor": did, "filter": kind, "limit": str(PAGE)}
    further = ask(task, "app.bsky.feed.getAuthorFeed", "feed", query, first_state(task))
    return Harvest(drafts=(account_draft(task, data),), asks=(further,))


def _feed(answer: Answer, data: object) -> Harvest:
    """A page of what an account posted and reposted."""
    return _page(answer, data, listed(data, "feed"))


def _found(answer: Answer, data: object) -> Harvest:
    """A page of a search."""
    return _page(answer, data, [{"post": view} for view in listed(data, "posts")])


def _page(answer: Answer, data: object, entries: list[object]) -> Harvest:
    asks, cursor = next_page(answer, entries, text(data, "cursor"))
    return replace(gathered(answer.task, entries), asks=asks, cursor=cursor)


def _thread(answer: Answer, data: object) -> Harvest:
    """A thread, and requests for what is further down."""
    level = answer.ask.state.get("level", MAX_LEVELS)
    top = mapping(data, "thread")
    if not top:
        raise AnswerError("the answer is no thread")
    thread = read_thread(top)
    harvest = gathered(answer.task, [{"post": view} for view in thread.views])
    deeper = thread.deeper[:MAX_BRANCHES] if isinstance(level, int) and level < MAX_LEVELS else []
    notes = [] if len(deeper) == len(thread.deeper) else ["the thread goes further down than is followed"]
    blocked = [(view_address(one) or "a post", "its author blocks those who answer") for one in thread.blocked]
    missing = [address for one in thread.missing if (address := view_address(one))]
    return replace(
        harvest,
        asks=tuple(_thread_ask(answer.task, uri, level + 1) for uri in deeper),
        refused=(*harvest.refused, *blocked),
        gone=tuple((address, _NOT_SHOWN) for address in missing),
        notes=(*harvest.notes, *notes),
    )


_NOT_SHOWN = bluesky_recheck.NOT_SHOWN
_STEPS = {
    "login": _session,
    "profile": _profile,
    "feed": _feed,
    "search": _found,
    "thread": _thread,
    "people": bluesky_recheck.read_people,
    "posts": bluesky_recheck.read_posts,
}
