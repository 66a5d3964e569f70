"""Known posts asked for again: first the lasting names of their authors, as posts are only given by these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.bluesky_addresses import POST, Record, is_did, is_handle
from crawler.social.bluesky_reading import gathered, view_address
from crawler.social.bluesky_requests import ask, listed
from crawler.social.json import mapping, text

BATCH = 25
"""Accounts or posts in one request, the most that a host takes."""
NOT_SHOWN = "deleted by its author, or no longer shown by the platform"

_POST = re.compile(r"/profile/(?P<name>[^/]+)/post/(?P<key>[^/]+)")


def asks(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Return the requests for posts by their web addresses; addresses of anything else are passed over."""
    known: dict[str, dict[str, str]] = {}
    for address in addresses:
        found = _POST.fullmatch(urlsplit(address).path)
        if found and (is_did(found["name"]) or is_handle(found["name"])):
            known.setdefault(found["name"], {})[found["key"]] = address
    lasting = {Record(name, POST, key).uri: url for name in known if is_did(name) for key, url in known[name].items()}
    handles = [name for name in known if is_handle(name)]
    people = (
        ask(
            task,
            "app.bsky.actor.getProfiles",
            "people",
            [("actors", name) for name in batch],
            {"known": {name: known[name] for name in batch}},
        )
        for batch in _batches(handles)
    )
    return (*people, *_posts(task, lasting))


def read_people(answer: Answer, data: object) -> Harvest:
    """Read who has which handle; posts of those who are not found under theirs can't be asked for."""
    known = mapping(dict(answer.ask.state), "known")
    dids = {(text(one, "handle") or "").lower(): text(one, "did") or "" for one in listed(data, "profiles")}
    found = {
        Record(dids[name], POST, key).uri: address
        for name in known
        if is_did(dids.get(name, ""))
        for key, address in mapping(known, name).items()
    }
    lost = [name for name in known if not is_did(dids.get(name, ""))]
    notes = (f"no account has the name now, so its posts were not looked at again: {', '.join(lost)}",) if lost else ()
    return Harvest(asks=_posts(answer.task, found), notes=notes)


def read_posts(answer: Answer, data: object) -> Harvest:
    """Read the posts that are still there, under the addresses by which they are known; the others are gone."""
    wanted = mapping(dict(answer.ask.state), "posts")
    views = listed(data, "posts")
    harvest = gathered(answer.task, [{"post": view} for view in views])
    shown = {text(view, "uri") or "": view_address(view) for view in views}
    known = {shown[uri]: address for uri, address in wanted.items() if uri in shown}
    gone = tuple((address, NOT_SHOWN) for uri, address in wanted.items() if uri not in shown)
    return replace(
        harvest, gone=gone, drafts=tuple(replace(one, url=known.get(one.url, one.url)) for one in harvest.drafts)
    )


def _posts(task: Task, wanted: Mapping[str, str]) -> tuple[Ask, ...]:
    return tuple(
        ask(
            task,
            "app.bsky.feed.getPosts",
            "posts",
            [("uris", uri) for uri in batch],
            {"posts": {uri: wanted[uri] for uri in batch}},
        )
        for batch in _batches(list(wanted))
    )


def _batches(names: Sequence[str]) -> Iterator[Sequence[Any]]:
    return (names[start : start + BATCH] for start in range(0, len(names), BATCH))
