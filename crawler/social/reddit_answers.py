"""What Reddit says beside content: that it has had enough, or that a place is closed."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.harvest import Answer
from crawler.social.json import AnswerError, parse, text
from crawler.social.reddit_places import Place

CLOSED = (403, 404)
"""Statuses that come with a reason. A 401 is not among them: the crawl logs in anew."""
MAX_REST = 600.0
"""Seconds; Reddit counts requests over ten minutes."""

_REASONS = {
    "private": "is private",
    "banned": "was banned by Reddit",
    "quarantined": "is quarantined: it is shown only to accounts that asked for it",
    "gated": "is gated: it is shown only to accounts that asked for it",
    "gold_only": "is only for paying accounts",
}


def rest(answer: Answer) -> float | None:
    """Return for how many seconds no more is to be asked, from the ``X-Ratelimit`` fields; None: go on."""
    try:
        remaining = float(answer.headers.get("x-ratelimit-remaining", "inf"))
        reset = float(answer.headers.get("x-ratelimit-reset", "0"))
    except ValueError:
        return None
    return min(reset, MAX_REST) if remaining < 2 and reset > 0 else None


def refusal(answer: Answer, place: Place | None) -> str | None:
    """Return why a place does not answer, in words for an operator; None where it does."""
    title = place.title if place else "the address"
    if urlsplit(answer.url).path.startswith("/subreddits/search"):
        return f"there is no subreddit {title}"
    if answer.status not in CLOSED:
        return None
    reason = _reason(answer.body)
    if reason:
        return f"{title} {_REASONS.get(reason, f'does not answer: {reason[:100]}')}"
    if answer.status == 404:
        return f"there is no {title}"
    if answer.task.authorized:
        return f"Reddit refused the credentials for {title} (status {answer.status})"
    return f"Reddit refuses {title} without credentials (status {answer.status}): give client_id and client_secret"


def _reason(body: bytes) -> str | None:
    try:
        return text(parse(body), "reason")
    except AnswerError:
        return None
