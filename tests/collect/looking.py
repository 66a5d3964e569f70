"""What the tests look at after crawls: the store, as the program left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.address import canonical_url
from index.model import StoredDocument
from tests.collect.place import Place, Said
from tests.main_job.project import Project, stored_ids

FAR = timedelta(days=4000)


def documents(project: Project) -> dict[str, list[StoredDocument]]:
    """Every document by its source."""
    found: dict[str, list[StoredDocument]] = {}
    with project.runtime() as runtime:
        ids = stored_ids(runtime.store)
        for start in range(0, len(ids), 200):
            for one in runtime.store.documents(ids[start : start + 200]):
                found.setdefault(one.source, []).append(one)
    return found


def check(place: Place, said: Said, stored: list[StoredDocument], gone: str | None = None) -> None:
    """What was said is stored once, under the right id, with author and time and a capture; ``gone`` is kept."""
    posts = [one for one in stored if one.details.get("author", {}).get("url") != one.url]
    assert Counter(one.url for one in posts) == Counter({*said, *([gone] if gone else [])}), place.name
    assert [one.id for one in stored if one.id != place.id_of(one.url)] == []
    assert [one.url for one in stored if one.capture is None] == []
    wrong = [
        (one.url, one.authors, one.published, said[one.url])
        for one in posts
        if one.url in said and not agree(one, *said[one.url])
    ]
    assert len(wrong) <= 0.01 * len(said), wrong


def agree(document: StoredDocument, author: str, when: str | None) -> bool:
    """Whether a document has an author and a time, however that is written."""
    return "; ".join(document.authors) == author and _same(document.published, when)


def _same(published: str | None, when: str | None) -> bool:
    if published is None or when is None or len(when) == 10:
        return published == when
    return datetime.fromisoformat(published) == datetime.fromisoformat(when)


def make_due(project: Project, places: Iterable[Place]) -> None:
    """Let the time come at which known documents, and the pages that were asked, are looked at again."""
    now = datetime.now(UTC)
    with project.runtime() as runtime:
        store = runtime.store
        for place in places:
            pages = {canonical_url(place.site.url(one.path)) for one in place.site.seen}
            known = store.fetch_states(place.name, pages) | {
                one.url: one for one in store.due_states(place.name, now + FAR, 10_000)
            }
            store.put_fetch_states(replace(one, next_check=now) for one in known.values())


def shown(project: Project, place: Place, address: str) -> dict[str, Any]:
    """What ``show`` tells of a document."""
    value: dict[str, Any] = project.json("show", place.id_of(address))
    return value
