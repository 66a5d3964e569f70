"""The requests to Bluesky's hosts, and what their refusals mean. https://docs.bsky.app/docs/category/http-reference"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from crawler.harvest import Answer, Ask, Task
from crawler.social.json import AnswerError, items, parse, text

PUBLIC = "https://public.api.bsky.app"
MEMBERS = "https://bsky.social"
REFUSALS = (400, 401, 403)
MISSING = ("NotFound", "RecordNotFound")
_LOGIN = "com.atproto.server.createSession"
_TOKENS = ("ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "AuthRequired")
_HOW = (
    "give an identifier and an app password (WATCHFLOOR_CREDENTIALS__BLUESKY__IDENTIFIER and __PASSWORD, or"
    " identifier and password in the table [bluesky] of credentials.toml)"
)
Query = Mapping[str, str] | Iterable[tuple[str, str]]


def ask(task: Task, method: str, step: str, query: Query, state: Mapping[str, Any] | None = None) -> Ask:
    """Return a request to the host that answers for the source."""
    base = (task.api or (MEMBERS if task.authorized else PUBLIC)).rstrip("/")
    pairs = list(query.items()) if isinstance(query, Mapping) else list(query)
    address = f"{base}/xrpc/{method}?{urlencode(pairs)}"
    # A session that the host no longer knows is begun anew by the crawl itself.
    tolerate = tuple(status for status in REFUSALS if status != 401 or not task.authorized)
    return Ask(address, step, state or {}, signed=task.authorized, tolerate=tolerate)


def login_ask(task: Task, identifier: str, password: str) -> Ask:
    """Return the request for a session."""
    body = json.dumps({"identifier": identifier, "password": password}).encode()
    address = f"{(task.api or MEMBERS).rstrip('/')}/xrpc/{_LOGIN}"
    fields = {"content-type": "application/json"}
    return Ask(address, "login", headers=fields, method="POST", body=body, secret=True, tolerate=REFUSALS)


def refusal(answer: Answer) -> tuple[str, str]:
    """Return the host's own word for why it refuses, and a sentence for an operator."""
    try:
        told = parse(answer.body)
    except AnswerError:
        told = {}
    word, message = text(told, "error") or "", text(told, "message") or ""
    said = f"status {answer.status}" + (f": {word}: {message}"[:300].rstrip(": ") if word or message else "")
    if answer.ask.step == "login":
        return word, f"{said}; the host refuses the identifier or the app password"
    if answer.status in (401, 403) or word in _TOKENS:
        how = "the host refuses the session" if answer.task.authorized else f"it is for those logged in: {_HOW}"
        return word, f"{said}; {how}"
    return word, said


def listed(data: object, key: str) -> list[Any]:
    """Return the list that an answer holds. Raises ``AnswerError``: it holds none, which is not the same as empty."""
    if not isinstance(data, dict) or not isinstance(data.get(key), list):
        raise AnswerError(f"the answer has no list {key!r}")
    return items(data, key)
