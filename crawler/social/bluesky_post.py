"""A post or an account of Bluesky as a document."""

from __future__ import annotations

import re
from typing import Any

from crawler.harvest import Task
from crawler.social.bluesky_addresses import INVALID, POST, is_did, is_handle, post_address, profile_address, read_uri
from crawler.social.bluesky_embeds import Embedded, embedded
from crawler.social.bluesky_text import written_out
from crawler.social.fields import blocks, byline, language, moment, present
from crawler.social.json import AnswerError, items, mapping, number, text
from index.model import Draft

_COUNTERS = {"likes": "likeCount", "boosts": "repostCount", "replies": "replyCount"}
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{3,2000}")
_MEMBERS_ONLY = "!no-unauthenticated"
"""The label by which people ask to be shown only to those who are logged in."""

People = dict[str, str]
"""Handles by DID, as far as an answer tells them."""


def post_draft(task: Task, view: object, people: People) -> Draft:
    """Return a post as a document. Raises ``AnswerError``: not a post, or not for the public."""
    record, where = mapping(view, "record"), read_uri(text(view, "uri"))
    if where is None or where.collection != POST or not isinstance(record.get("text"), str):
        raise AnswerError("the entry is no post")
    author = account_author(mapping(view, "author"))
    if _labels(mapping(view, "author")) & {_MEMBERS_ONLY} and not task.authorized:
        raise AnswerError("not public: its author is shown only to those who are logged in")
    written, embed = written_out(record), embedded(view if isinstance(view, dict) else {})
    details = _details(view, record, embed, written.links) | {"author": author} | _conversation(record, people)
    return Draft(
        source=task.source,
        url=post_address(author["handle"], where.key),
        kind="post",
        title=None,
        text=blocks(
            written.text, _hidden_tags(record), details["warning"], *(one["description"] for one in embed.media)
        ),
        authors=(byline(author["handle"], author["name"]),),
        published=moment(text(record, "createdAt")) or moment(text(view, "indexedAt")),
        language=language(
            next((one for one in items(record, "langs", 3) if isinstance(one, str)), None), task.language
        ),
        tags=task.tags,
        details=present(details),
    )


def account_author(account: object) -> dict[str, Any]:
    """Return handle (the DID where there is no valid one), display name, address. Raises ``AnswerError``: neither."""
    name = account_name(account)
    if not name:
        raise AnswerError("it has no author")
    return {"handle": name, "name": text(account, "displayName"), "url": profile_address(name)}


def account_name(account: object) -> str | None:
    """Return the handle of an account in lower case, its DID where it has no valid handle, None where neither."""
    handle, did = (text(account, "handle") or "").lower(), text(account, "did") or ""
    if is_handle(handle) and handle != INVALID:
        return handle
    return did if is_did(did) else None


def account_draft(task: Task, account: object) -> Draft:
    """Return a profile as a document. Raises ``AnswerError``: not an account, or not for the public."""
    author = account_author(account)
    if _MEMBERS_ONLY in _labels(account) and not task.authorized:
        raise AnswerError("not public: the account is shown only to those who are logged in")
    description = text(account, "description") or ""
    links = [address.rstrip(".,;:!?") for address in _ADDRESS.findall(description)]
    return Draft(
        source=task.source,
        url=author["url"],
        kind="document",
        title=author["name"] or author["handle"],
        text=description,
        authors=(byline(author["handle"], author["name"]),),
        language=task.language,
        tags=task.tags,
        details=present({"author": author, "links": list(dict.fromkeys(links))}),
    )


def _details(view: object, record: dict[str, Any], embed: Embedded, links: tuple[str, ...]) -> dict[str, Any]:
    shown = [embed.preview["url"]] if embed.preview else []
    return {
        "counters": {name: number(view, key) for name, key in _COUNTERS.items()},
        "links": list(dict.fromkeys([*links, *shown])),
        "media": list(embed.media),
        "warning": ", ".join(sorted(_own_labels(record))) or None,
        "preview": embed.preview,
    }


def _labels(holder: object) -> set[str]:
    return {value for label in items(holder, "labels", 100) if (value := text(label, "val"))}


def _own_labels(record: dict[str, Any]) -> set[str]:
    """What an author warns of in a post."""
    values = items(mapping(record, "labels"), "values", 20)
    return {value for label in values if (value := text(label, "val")) and not value.startswith("!")}


def _hidden_tags(record: dict[str, Any]) -> str | None:
    """Tags that stand beside the text instead of in it."""
    tags = [tag for tag in (text({"": one}, "") for one in items(record, "tags", 20)) if tag]
    return " ".join(f"#{tag.lstrip('#')}" for tag in tags) or None


def _conversation(record: dict[str, Any], people: People) -> dict[str, Any]:
    reply = mapping(record, "reply")
    parent, root = (_record_address(text(mapping(reply, key), "uri"), people) for key in ("parent", "root"))
    return {"reply_to": parent, "thread": root or parent}


def _record_address(uri: str | None, people: People) -> str | None:
    where = read_uri(uri)
    return post_address(people.get(where.repo, where.repo), where.key) if where else None
