"""What a source states of its own documents, put together with what the pipeline read in them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any, get_args

from index.model import Json
from nlp.annotation import RARE_FIELDS, SELECTORS, Event, Label

_LABELS = frozenset(get_args(Label))
_READ_ANYWHERE = SELECTORS | {"DRUG", "DATE"}
_EVENT = {field.name: None for field in fields(Event) if field.name not in RARE_FIELDS} | {"aggregate": False}
_start = itemgetter("start")
Found = list[dict[str, Any]]


def with_stated(content: Mapping[str, Any], text: str, details: Json) -> tuple[Found, Found]:
    """Return the entities and events of a text: what ``details`` state of it, and what was read beside that.

    ``content`` has ``entities`` and ``events`` as annotation prints them, offsets of ``text``. A stated entity wins
    over those that overlap it; entities stay sorted and never overlap. On the sheet of a list's entry, before its
    free text, there are no names and events but the stated ones; selectors, drugs and dates are read everywhere.
    A stated entity or event that does not fit the text is left out.
    """
    stated = _apart(one for one in _listed(details, "entities") if _fits(one, text))
    prose = _prose(details)
    read = [one for one in content["entities"] if one["start"] >= prose or one["label"] in _READ_ANYWHERE]
    entities = stated + [one for one in read if not _touches(one, stated)]
    events = [one for one in content["events"] if one["start"] >= prose]
    told = [_event(one) for one in _listed(details, "events") if isinstance(one.get("type"), str)]
    told = [one for one in told if _has_span(one, text)]
    return sorted(entities, key=_start), [*events, *told]


def _listed(details: Json, name: str) -> list[Any]:
    found = details.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _prose(details: Json) -> int:
    """Where a sheet's free text begins; 0 for a document that is no sheet."""
    listing = details.get("list")
    place = listing.get("prose") if isinstance(listing, Mapping) else 0
    return place if isinstance(place, int) else 0


def _has_span(one: Mapping[str, Any], text: str) -> bool:
    start, end = one.get("start"), one.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end <= len(text)


def _fits(one: Mapping[str, Any], text: str) -> bool:
    label = one.get("label")
    if not isinstance(label, str) or label not in _LABELS or not _has_span(one, text):
        return False
    return bool(text[one["start"] : one["end"]] == one.get("text"))


def _apart(entities: Iterable[dict[str, Any]]) -> Found:
    """Those that do not overlap, by start; the first to begin wins, of two the longer."""
    kept: Found = []
    for one in sorted(entities, key=lambda one: (one["start"], -one["end"])):
        if not kept or kept[-1]["end"] <= one["start"]:
            kept.append({"canonical": None, "score": None} | one)
    return kept


def _touches(one: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> bool:
    place = bisect_left(others, one["end"], key=_start)
    return bool(place > 0 and others[place - 1]["end"] > one["start"])


def _event(one: Mapping[str, Any]) -> dict[str, Any]:
    """An event with every field that events have, so that readers need not look which one is there."""
    return _EVENT | dict(one)
