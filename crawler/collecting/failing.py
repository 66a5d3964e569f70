"""What a request that failed means: for the report of the run, and for the next one."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from crawler.collecting.media import STEP as MEDIA
from crawler.collecting.resuming import LISTED, MAX_TRIES
from crawler.collecting.withholding import withheld
from crawler.components.refusal import explain
from crawler.components.resolver import refused_hosts
from crawler.harvest import Ask
from crawler.room import Room
from crawler.runs import SourceRun


def why(failure: Any) -> tuple[str, str]:
    """Return (reason, grade) of a request that was not answered, as Scrapy hands it on; a redirect is named."""
    request = failure.request
    reason, grade = explain(failure.value, urlsplit(request.url).hostname or "", refused_hosts)
    if request.meta.get("redirect_urls"):
        reason = f"redirected to {request.url[:500]}: {reason}"
    return reason, grade


def problem(room: Room, run: SourceRun, ask: Ask, reason: str, grade: str, *, whole: bool = False) -> None:
    """Name a request that failed. ``whole``: the source itself could not be read, as where its first one failed."""
    root = (whole and not ask.documents) or ask.url in run.roots
    _miss(run, ask, grade, root=root)
    if ask.secret:
        # Asked without it, what is for members would only be refused, and a second try may lock the account.
        run.logged_in += 1
        run.asks = deque(one for one in run.asks if not one.signed)
    tell = room.runs.fail if root else room.runs.note
    tell(run, ask.url, withheld(reason, run), grade)


def _miss(run: SourceRun, ask: Ask, grade: str, *, root: bool) -> None:
    """The next run begins where this one did, or only tries that request again."""
    if root or ask.secret:
        run.whole = False
    elif run.source.kind in LISTED:
        run.whole = run.whole and grade == "missing"
    elif ask.documents or (grade == "missing" and (ask.revisit or ask.step == MEDIA)):
        # Known documents come round again by themselves, and a page that is not there is no page.
        return
    elif ask.tries + 1 < MAX_TRIES:
        run.missed.append(replace(ask, tries=ask.tries + 1))
