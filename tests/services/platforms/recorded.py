"""Recorded statuses of real servers, to be served by the platform of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.corpus import corpus

Status = dict[str, Any]
PUBLIC = ("public", "unlisted")


def statuses() -> Iterator[Status]:
    """Every status in the recorded answers, inner ones too, each as often as it was sent; skips without them."""
    for file in sorted((corpus("social-mastodon") / "responses").glob("*.json")):
        waiting = [json.loads(file.read_text("utf-8"))]
        while waiting:
            value = waiting.pop()
            waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
            if isinstance(value, dict) and {"visibility", "account", "content"} <= set(value):
                yield value


def public_statuses() -> list[Status]:
    """The public ones that are no boosts, each address once, for ``Mastodon(public_statuses())``.

    Ids of different servers may be the same: the later status has the id.
    """
    latest = {one["id"]: one for one in statuses() if one["visibility"] == "public" and not one.get("reblog")}
    return list({one["url"] or one["uri"]: one for one in latest.values()}.values())
