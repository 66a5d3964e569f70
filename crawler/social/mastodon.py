"""Mastodon and servers that speak like it: accounts, hashtags, public timelines and threads, by the public interface.

The requests: https://docs.joinmastodon.org/methods/timelines/, ``…/accounts/`` and ``…/statuses/``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote, unquote, urlencode, urlsplit

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.fields import rest
from crawler.social.json import AnswerError, flag, ident, items, parse, text
from crawler.social.mastodon_paging import PAGE, next_page
from crawler.social.mastodon_reading import gathered
from crawler.social.mastodon_status import account_author, account_draft

_ACCOUNT = re.compile(r"/@(?P<name>[\w.-]+(?:@[\w.-]+(?::\d+)?)?)(?:/(?:with_replies|media))?/?")
_TAG = re.compile(r"/tags/(?P<tag>[^/]+)/?")
_PUBLIC = re.compile(r"/public(?P<local>/local)?(?:/remote)?/?")
_STATUS = re.compile(r"/(?:@[^/]+|users/[^/]+/statuses|notice)/(?P<id>[0-9A-Za-z]{1,64})/?")
_CLOSED = (401, 403, 422)
_CLOSED_WITHOUT = (
    "the server shows this only to those who are logged in: give a token of an account there"
    " (WATCHFLOOR_CREDENTIALS__MASTODON__TOKEN, or token in the table [mastodon] of credentials.toml)"
)


def begin(task: Task) -> Harvest:
    """Name the first request for an account, a hashtag, a public timeline or a thread, by its ordinary address."""
    path = unquote(urlsplit(task.url).path)
    if found := _ACCOUNT.fullmatch(path):
        return Harvest(asks=(_ask(task, "accounts/lookup", "account", acct=found["name"]),))
    if found := _TAG.fullmatch(path):
        return Harvest(asks=(_timeline(task, f"timelines/tag/{quote(found['tag'], safe='')}"),))
    if found := _PUBLIC.fullmatch(path):
        return Harvest(asks=(_timeline(task, "timelines/public", **({"local": "true"} if found["local"] else {})),))
    if found := _STATUS.fullmatch(path):
        ask = _ask(task, f"statuses/{found['id']}", "status")
        return Harvest(asks=(replace(ask, documents=(task.url,), state={"thread": found["id"]}),))
    return Harvest(error="not the address of an account (/@NAME), a hashtag (/tags/TAG), /public or a post (/@NAME/ID)")


def read(answer: Answer) -> Harvest:
    """Read an account, a page of statuses, one status or what surrounds it."""
    if answer.status in _CLOSED:
        told = "the server refuses the token that was given" if answer.task.authorized else _CLOSED_WITHOUT
        return Harvest(error=f"status {answer.status}{_reason(answer)}; {told}")
    try:
        harvest = _STEPS[answer.ask.step](answer, parse(answer.body))
    except AnswerError as error:
        return Harvest(error=str(error))
    return replace(harvest, rest=rest(answer.headers, answer.now, "x-ratelimit-"))


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Ask again for posts of the source's own server; for those of others only their own server has the id."""
    host = urlsplit(task.url).netloc.lower()
    asks = []
    for address in addresses:
        parts = urlsplit(address)
        found = _STATUS.fullmatch(parts.path)
        if found and parts.netloc.lower() == host:
            asks.append(replace(_ask(task, f"statuses/{found['id']}", "status"), documents=(address,)))
    return tuple(asks)


def token(task: Task, secrets: Mapping[str, str]) -> Mapping[str, str]:
    """Return the header field for an application's or account's access token, if there is one."""
    return {"authorization": f"Bearer {secrets['token']}"} if secrets.get("token") else {}


def _ask(task: Task, path: str, step: str, **query: str) -> Ask:
    parts = urlsplit(task.api or task.url)
    address = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/') if task.api else ''}/api/v1/{path}"
    address += f"?{urlencode(query)}" if query else ""
    return Ask(address, step, signed=task.authorized, tolerate=_CLOSED)


def _timeline(task: Task, path: str, **query: str) -> Ask:
    """The newest statuses, down to the newest one that the last whole run has seen."""
    since = task.cursor.get("newest") if task.cursor.get("of") == task.url else None
    limits = {"limit": str(PAGE)} | ({"since_id": since} if isinstance(since, str) else {})
    return _ask(task, path, "statuses", **query, **limits)


def _account(answer: Answer, data: object) -> Harvest:
    """A profile; its statuses are asked for next."""
    task, identity = answer.task, ident(data, "id")
    if not identity or not re.fullmatch(r"[0-9A-Za-z_-]{1,64}", identity):
        raise AnswerError(text(data, "error") or "the answer is no account")
    query = {"exclude_replies": "true"} if task.params.get("replies") is False else {}
    query |= {"exclude_reblogs": "true"} if task.params.get("boosts") is False else {}
    asks = (_timeline(task, f"accounts/{identity}/statuses", **query),)
    hidden = "suspended" if flag(data, "suspended") else "limited" if flag(data, "limited") else None
    notes = (f"the server has {hidden} {account_author(data)['handle']}",) if hidden else ()
    return Harvest(drafts=(account_draft(task, data),), asks=asks, notes=notes)


def _statuses(answer: Answer, data: object) -> Harvest:
    """A page of a timeline; the next one, unless this one reaches what is known or too old."""
    listed = _list_of_statuses(data)
    further, cursor, note = next_page(answer, listed)
    harvest = gathered(answer.task, listed)
    notes = (*harvest.notes, *([note] if note else []))
    return replace(harvest, asks=further, cursor=cursor, notes=notes)


def _status(answer: Answer, data: object) -> Harvest:
    """One status; what surrounds it is asked for next, if that is the source."""
    if not isinstance(data, dict) or "account" not in data:
        raise AnswerError(text(data, "error") or "the answer is no status")
    thread = answer.ask.state.get("thread")
    asks = (_ask(answer.task, f"statuses/{thread}/context", "context"),) if thread else ()
    return replace(gathered(answer.task, [data]), asks=asks)


def _context(answer: Answer, data: object) -> Harvest:
    """What stands before and after a status in its thread."""
    if not isinstance(data, dict) or "descendants" not in data:
        raise AnswerError(text(data, "error") or "the answer is no thread")
    return gathered(answer.task, [*items(data, "ancestors"), *items(data, "descendants")])


def _reason(answer: Answer) -> str:
    """The server's own words for a refusal, if it has any."""
    try:
        said = text(parse(answer.body), "error")
    except AnswerError:
        return ""
    return f": {said[:200]}" if said else ""


def _list_of_statuses(data: object) -> list[object]:
    if not isinstance(data, list):
        raise AnswerError(text(data, "error") or "the answer is no list of statuses")
    return data[: PAGE * 2]


_STEPS = {"account": _account, "statuses": _statuses, "status": _status, "context": _context}
