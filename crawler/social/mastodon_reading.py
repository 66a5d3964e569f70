"""A list of statuses as documents and what is said of them: boosts, quotes, and entries that become none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from crawler.harvest import Harvest, Task
from crawler.social.fields import byline, moment, page
from crawler.social.gathering import Gathering
from crawler.social.json import AnswerError, ident, mapping, text
from crawler.social.mastodon_status import account_author, status_draft
from crawler.social.mastodon_threads import Threads, status_address
from index.model import Relation

MAX_INNER = 3
"""A boost of a post that quotes a post that quotes one; deeper ones are met where they are themselves listed."""


def gathered(task: Task, statuses: Sequence[object]) -> Harvest:
    """Read statuses: each that is public is a document, and so are those that they boost and quote."""
    hosts = frozenset(urlsplit(address).hostname or "" for address in (task.url, task.api or "") if address)
    gathering = Gathering(task, hosts)
    threads = Threads(inner for status in statuses for inner in _all_within(status))
    for status in statuses:
        try:
            _read(gathering, threads, status, MAX_INNER)
        except AnswerError as error:
            gathering.refuse(status_address(status) or ident(status, "id"), str(error))
    return gathering.harvest()


def _all_within(status: object) -> Iterator[object]:
    for _ in range(MAX_INNER + 1):
        if isinstance(status, dict):
            yield status
            status = mapping(status, "reblog") or _quoted(status)


def _read(gathering: Gathering, threads: Threads, status: object, deeper: int) -> str | None:
    """Keep a status and what it holds; its address, None where it is left out for its age."""
    if not isinstance(status, dict):
        raise AnswerError("the entry is no status")
    if boosted := mapping(status, "reblog"):
        return _read_boost(gathering, threads, status, boosted)
    draft = status_draft(gathering.task, status, threads)
    added = gathering.add(draft)
    if (quoted := _quoted(status)) and deeper:
        _read_inner(gathering, threads, status, quoted, "quote", deeper - 1)
    return draft.url if added else None


def _read_boost(gathering: Gathering, threads: Threads, status: dict[str, Any], boosted: dict[str, Any]) -> str | None:
    if text(status, "visibility") not in ("public", "unlisted"):
        raise AnswerError(f"not public: a boost with the visibility {text(status, 'visibility')!r}")
    _read_inner(gathering, threads, status, boosted, "boost", MAX_INNER - 1)
    return None


def _read_inner(
    gathering: Gathering, threads: Threads, outer: dict[str, Any], inner: dict[str, Any], kind: str, deeper: int
) -> None:
    """Keep a boosted or quoted status, and who did that; one that cannot be read costs only itself."""
    try:
        document = _read(gathering, threads, inner, deeper)
    except AnswerError as error:
        gathering.refuse(status_address(inner), f"{error} (in a {kind})")
        return
    author = account_author(mapping(outer, "account"))
    by, at = byline(author["handle"], author["name"]), moment(text(outer, "created_at"))
    address = page(text(outer, "url")) or page(text(outer, "uri"))
    if document:
        gathering.relate(Relation(document, kind, by, address, at))


def _quoted(status: object) -> dict[str, Any]:
    """The quoted status, if the answer holds it whole."""
    quote = mapping(status, "quote")
    inner = mapping(quote, "quoted_status")
    return inner or (quote if "account" in quote and "content" in quote else {})
