"""Lists of posts as documents and what is said of them: reposts, quotes, and entries that become none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crawler.harvest import Harvest, Task
from crawler.social.bluesky_addresses import post_address, read_uri
from crawler.social.bluesky_embeds import embedded
from crawler.social.bluesky_post import People, account_author, account_name, post_draft
from crawler.social.fields import byline, moment
from crawler.social.gathering import Gathering
from crawler.social.json import AnswerError, mapping, text
from index.model import Relation

HOSTS = frozenset({"bsky.app", "bsky.social", "go.bsky.app"})
MAX_INNER = 3


def gathered(task: Task, entries: Sequence[object]) -> Harvest:
    """Read entries of a feed (``post``, perhaps ``reply`` and ``reason``): posts, and those that they quote."""
    gathering = Gathering(task, HOSTS)
    people = _people(entries)
    for entry in entries:
        view = mapping(entry, "post")
        try:
            _read(gathering, people, view, entry, MAX_INNER)
        except AnswerError as error:
            gathering.refuse(view_address(view) or text(view, "uri"), str(error))
    return gathering.harvest()


def view_address(view: object) -> str | None:
    """Return the web address of a post view, or of what stands in its place; None where it names no record."""
    where = read_uri(text(view, "uri"))
    return post_address(account_name(mapping(view, "author")) or where.repo, where.key) if where else None


def _read(gathering: Gathering, people: People, view: dict[str, Any], entry: object, deeper: int) -> None:
    draft = post_draft(gathering.task, view, people)
    if gathering.add(draft):
        _repost(gathering, draft.url, mapping(entry, "reason"))
    quoted = embedded(view).quoted
    if not quoted or not deeper:
        return
    try:
        _read(gathering, people, quoted, None, deeper - 1)
    except AnswerError as error:
        gathering.refuse(view_address(quoted) or text(quoted, "uri"), f"{error} (in a quote)")
        return
    if address := view_address(quoted):
        gathering.relate(Relation(address, "quote", draft.authors[0], draft.url, draft.published))


def _repost(gathering: Gathering, document: str, reason: dict[str, Any]) -> None:
    if account_name(mapping(reason, "by")):
        author = account_author(mapping(reason, "by"))
        by, at = byline(author["handle"], author["name"]), moment(text(reason, "indexedAt"))
        gathering.relate(Relation(document, "boost", by, None, at))


def _people(entries: Sequence[object]) -> People:
    accounts = [mapping(view, "author") for entry in entries for view in _views(entry)]
    named = ((text(account, "did"), account_name(account)) for account in accounts)
    return {did: name for did, name in named if did and name}


def _views(entry: object) -> Iterator[dict[str, Any]]:
    """The posts of an entry: itself, what it answers, what it quotes."""
    view, reply = mapping(entry, "post"), mapping(entry, "reply")
    yield from (view, mapping(reply, "root"), mapping(reply, "parent"))
    for _ in range(MAX_INNER):
        view = embedded(view).quoted
        yield view
