"""What became of a list since the last run: entries added, changed and removed; and whether that can be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from crawler.lists.loss import MAX_LOSS, plausible
from index.model import Draft, Json, StoredDocument, document_id
from index.store import Store

GONE = "removed from the list"
_BATCH = 500
_MAX_EVENTS = 200
_REMOVED = "\n\nRemoved from the list: "


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be saved, and then marked as gone. With ``refusal`` nothing is: the words are the run's error."""

    drafts: tuple[Draft, ...] = ()
    gone_ids: tuple[str, ...] = ()
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Drafts with the events of their entries, and what is said last of those that were ``removed``."""

    drafts: tuple[Draft, ...]
    removed: tuple[Draft, ...]


def settle(
    store: Store, source: str, drafts: Sequence[Draft], now: datetime, share: float = MAX_LOSS, *, partial: bool = False
) -> Settled:
    """Compare a whole list with what the store knows of its source; only reads. Raises ``StoreError``.

    The drafts come back with their events, followed by the last version of each removed entry, whose capture is the
    file in which it is not any more. They are to be saved, and then ``gone_ids`` marked as ``GONE``; a crash in
    between is mended by the next run. ``partial``: some entries could not be read; then none is taken for removed.
    """
    if not drafts:
        return Settled(refusal="ALARM: the list is empty; nothing was changed")
    named = {document_id(source, draft.url): draft for draft in drafts}
    standing = store.standing_documents(source)
    absent = [identity for identity in standing if identity not in named]
    refusal = plausible(len(standing), len(standing) - len(absent), share)
    if refusal:
        return Settled(refusal=refusal)
    if partial:
        # An entry that could not be read may be any of those that are missing.
        absent = []
    previous = {document.id: document for document in _load(store, [*named, *absent])}
    made = changes(previous, drafts, now)
    return Settled((*made.drafts, *made.removed), tuple(absent))


def _load(store: Store, ids: Sequence[str]) -> Iterator[StoredDocument]:
    for start in range(0, len(ids), _BATCH):
        yield from store.documents(ids[start : start + _BATCH])


def changes(previous: Mapping[str, StoredDocument], drafts: Sequence[Draft], now: datetime) -> Changes:
    """Tell what is new, changed, unchanged and removed, given every document that any of them may be."""
    named = {document_id(draft.source, draft.url): draft for draft in drafts}
    settled = [_current(draft, previous.get(identity), now) for identity, draft in named.items()]
    removed = [_farewell(document, now) for identity, document in previous.items() if identity not in named]
    return Changes(tuple(settled), tuple(removed))


def _current(draft: Draft, before: StoredDocument | None, now: datetime) -> Draft:
    if before is None:
        return _told(draft, (), "listed", now)
    known = _events(before.details)
    if before.gone or _is_removed(before):
        return _told(draft, known, "listed", now)
    same_reading = _list_of(before.details).get("reading") == _list_of(draft.details).get("reading")
    if same_reading and (before.title, before.text, before.published) != (draft.title, draft.text, draft.published):
        return _told(draft, known, "list-changed", now)
    return replace(draft, details={**draft.details, "events": known})


def _farewell(document: StoredDocument, now: datetime) -> Draft:
    """The last version of an entry: its sheet, and the day on which it was found removed."""
    draft = Draft(
        source=document.source,
        url=document.url,
        kind=document.kind,
        title=document.title,
        text=document.text,
        authors=document.authors,
        published=document.published,
        language=document.language,
        posts=document.posts,
        partial=document.partial,
        tags=document.tags,
        details=document.details,
    )
    if _is_removed(document):
        return draft
    listing = {**_list_of(document.details), "removed": _day(now)}
    told = _told(draft, _events(document.details), "delisted", now)
    return replace(told, text=document.text + _REMOVED + _day(now), details={**told.details, "list": listing})


def _is_removed(document: StoredDocument) -> bool:
    return "removed" in _list_of(document.details)


def _list_of(details: Json) -> Json:
    found = details.get("list")
    return found if isinstance(found, Mapping) else {}


def _events(details: Json) -> list[Any]:
    found = details.get("events")
    return list(found) if isinstance(found, list | tuple) else []


def _told(draft: Draft, known: Sequence[Any], kind: str, now: datetime) -> Draft:
    """Add an event to those known; the sentence that it stands on is the first block of the sheet."""
    listing = _list_of(draft.details)
    event = {
        "type": kind,
        "list": draft.source,
        "date": _day(now),
        "programmes": list(listing.get("programmes") or ()),
        "start": 0,
        "end": int(listing.get("heading") or 0),
    }
    kept = [*known[-_MAX_EVENTS + 1 :], event]
    # The first block may have grown or shrunk since an earlier event was told.
    return replace(draft, details={**draft.details, "events": [{**one, "end": event["end"]} for one in kept]})


def _day(now: datetime) -> str:
    return now.date().isoformat()
