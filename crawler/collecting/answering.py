"""A response as readers take it."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy.http import Response

from crawler.answers import FINE
from crawler.collecting.withholding import withheld_body
from crawler.harvest import Answer, Ask
from crawler.lessons import hints_of
from crawler.runs import SourceRun


def answer_of(run: SourceRun, ask: Ask, response: Response) -> Answer:
    """Make the answer to an ask; a refusal that quotes the credentials comes without them."""
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")[:8000]
        for name, values in response.headers.items()
    }
    body = response.body if response.status in FINE else withheld_body(response.body, run)
    hints = hints_of(run.source, run.lessons, response.url)
    return Answer(run.task, ask, response.url, response.status, headers, body, datetime.now(UTC), hints)


def is_lapsed(run: SourceRun, ask: Ask, response: Response) -> bool:
    """Whether a server no longer takes a token, so that the run is to log in again: once, and only if that may help.

    Bluesky's hosts say so with 400: https://atproto.com/specs/xrpc#authentication
    """
    if not ask.signed or ask.secret or run.logged_in:
        return False
    if response.status == 400:
        return b'"ExpiredToken"' in response.body[:1000]
    return response.status == 401 and 401 not in ask.tolerate
