"""A status of Mastodon's interface as a document. The fields: https://docs.joinmastodon.org/entities/Status/"""

from __future__ import annotations

from typing import Any

from crawler.harvest import Task
from crawler.social.fields import blocks, byline, language, moment, page, present
from crawler.social.json import AnswerError, items, mapping, number, text
from crawler.social.markup import plain
from crawler.social.mastodon_threads import Threads, status_address
from index.model import Draft

MAX_MEDIA = 40
MAX_OPTIONS = 40
_COUNTERS = {"likes": "favourites_count", "boosts": "reblogs_count", "replies": "replies_count"}


def status_draft(task: Task, status: object, threads: Threads) -> Draft:
    """Return a public status as a document; ``threads`` knows what else the answer holds.

    Raises ``AnswerError``: not public, or not a status.
    """
    address = status_address(status)
    if not address:
        raise AnswerError("it has no web address")
    visibility = text(status, "visibility")
    if visibility not in ("public", "unlisted"):
        raise AnswerError(f"not public: its visibility is {visibility!r}")
    account = mapping(status, "account")
    author = account_author(account)
    drop = "quote-inline" if mapping(status, "quote") else ""
    words, links = plain(_markup(status, "content"), drop=drop)
    details = _details(status, links) | {"author": author} | threads.place(status)
    return Draft(
        source=task.source,
        url=address,
        kind="post",
        title=None,
        text=_whole_text(words, details),
        authors=(byline(author["handle"], author["name"]),),
        published=moment(text(status, "created_at")),
        language=language(text(status, "language"), task.language),
        tags=task.tags,
        details=present(details),
    )


def account_author(account: object) -> dict[str, Any]:
    """Return handle (with host where it is another's), display name and address. Raises ``AnswerError``: no handle."""
    handle = text(account, "acct") or text(account, "username")
    if not handle:
        raise AnswerError("it has no author")
    return {"handle": handle.lstrip("@"), "name": text(account, "display_name"), "url": page(text(account, "url"))}


def account_draft(task: Task, account: object) -> Draft:
    """Return a profile as a document: its note, then its fields. Raises ``AnswerError``: not an account."""
    author = account_author(account)
    if not author["url"]:
        raise AnswerError("the account has no web address")
    note, links = plain(_markup(account, "note"))
    lines = []
    for field in items(account, "fields", 20):
        value, more = plain(_markup(field, "value"))
        lines.append(f"{text(field, 'name') or ''}: {' '.join(value.split())}".strip(": "))
        links += more
    return Draft(
        source=task.source,
        url=author["url"],
        kind="document",
        title=author["name"] or author["handle"],
        text=blocks(note, "\n".join(line for line in lines if line)),
        authors=(byline(author["handle"], author["name"]),),
        language=task.language,
        tags=task.tags,
        details=present({"author": author, "links": list(dict.fromkeys(links))}),
    )


def _markup(holder: object, key: str) -> str:
    return text(holder, key) or ""


def _whole_text(words: str, details: dict[str, Any]) -> str:
    poll = "\n".join(option["text"] for option in details["poll"]["options"]) if details["poll"] else None
    described = [one["description"] for one in details["media"]]
    return blocks(words, details["warning"], poll, *described)


def _details(status: object, links: tuple[str, ...]) -> dict[str, Any]:
    card = mapping(status, "card")
    preview = {name: text(card, name) for name in ("url", "title", "description")}
    counters = {name: number(status, key) for name, key in _COUNTERS.items()}
    return {
        "counters": {name: count for name, count in counters.items() if count is not None},
        "links": list(links),
        "media": [_medium(one) for one in items(status, "media_attachments", MAX_MEDIA) if isinstance(one, dict)],
        "warning": text(status, "spoiler_text"),
        "poll": _poll(mapping(status, "poll")),
        "edited": moment(text(status, "edited_at")),
        "preview": preview if preview["url"] else None,
    }


def _medium(one: dict[str, Any]) -> dict[str, Any]:
    address = text(one, "url") or text(one, "remote_url") or text(one, "preview_url")
    return {"url": address, "type": text(one, "type") or "unknown", "description": text(one, "description")}


def _poll(poll: dict[str, Any]) -> dict[str, Any] | None:
    options = [
        {"text": text(option, "title") or "", "votes": number(option, "votes_count")}
        for option in items(poll, "options", MAX_OPTIONS)
    ]
    return {"options": options, "closes": moment(text(poll, "expires_at"))} if options else None
