"""How long an answer to a request for robots.txt counts (RFC 9309, section 2.4)."""

from __future__ import annotations

import re
from datetime import timedelta

LONGEST = timedelta(hours=24)
SHORTEST = timedelta(minutes=10)
ERROR = timedelta(hours=1)
_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def is_rules(status: int) -> bool:
    """Whether the body of such an answer counts."""
    return 200 <= status < 300


def is_absent(status: int) -> bool:
    """Whether such an answer means that there is no robots.txt, so that all is allowed."""
    return 400 <= status < 500 and status != 429


def lifetime(status: int, cache_control: str) -> timedelta:
    """How long an answer is kept: as its ``Cache-Control`` says, but no less than 10 minutes and no more than a day.

    A site whose robots.txt cannot be read is asked again after an hour; until then nothing else of it is asked.
    """
    if not is_rules(status) and not is_absent(status):
        return ERROR
    if found := _AGE.search(cache_control):
        return min(max(timedelta(seconds=int(found[1])), SHORTEST), LONGEST)
    return LONGEST
