"""What a store finds of the tellings: each text is saved, annotated and asked about as a collected document is."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from spacy.language import Language

from benchmarks.incidents.tellings import Labelled, Pair
from index.model import Capture, Draft, PendingText
from index.store import AnnotatedText, Store, open_store
from nlp import AnnotationRequest, annotate_texts

_OWNER: Final = "benchmark"
_NOW: Final = datetime(2025, 1, 1, tzinfo=UTC)
_LEASE: Final = timedelta(hours=1)
_WITHIN_DAYS: Final = 7
_ALIKE: Final = 0.98


@dataclass(frozen=True, slots=True)
class Found:
    """``read`` has the single seizures read from each telling, ``pairs`` the conflicts shown of each pair found."""

    read: Mapping[str, Sequence[Mapping[str, Any]]]
    pairs: Mapping[Pair, Sequence[str]]


def found(pipeline: Language, some: Sequence[Labelled]) -> Found:
    """Keep the tellings in a store of their own, annotate them and ask it for the seizures of each."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'store.db'}")
        try:
            ids = _saved(store, some)
            read = _annotated(store, pipeline, ids)
            return Found(read, _pairs(store, ids))
        finally:
            store.close()


def same_day(read: Mapping[str, Sequence[Mapping[str, Any]]], some: Sequence[Labelled]) -> set[Pair]:
    """The pairs of a plain rule: same substance, same day; of a statement without one that of its text counts."""
    stated = {
        each.id: {(event["substance"], event["date"] or each.published) for event in read[each.id]} for each in some
    }
    return {(one, other) for one, other in combinations(sorted(stated), 2) if stated[one] & stated[other]}


def same_amount(read: Mapping[str, Sequence[Mapping[str, Any]]], some: Sequence[Labelled]) -> set[Pair]:
    """The pairs of a plain rule: same substance, amounts within 2 %, published within a week."""
    days = {each.id: date.fromisoformat(each.published) for each in some}
    return {
        (one, other)
        for one, other in combinations(sorted(days), 2)
        if abs((days[one] - days[other]).days) <= _WITHIN_DAYS
        and any(_alike(first, second) for first in read[one] for second in read[other])
    }


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["substance"] != other["substance"]:
        return False
    (first, unit), (second, other_unit) = _measure(one), _measure(other)
    if first is None or second is None or unit != other_unit:
        return False
    return min(first, second) >= _ALIKE * max(first, second)


def _measure(event: Mapping[str, Any]) -> tuple[float | None, str | None]:
    return (event["kilograms"], "kilogram") if event["kilograms"] else (event["quantity"], event["unit"])


def _saved(store: Store, some: Sequence[Labelled]) -> dict[str, str]:
    """The telling of each document id."""
    pages = [(_draft(each), _capture(number)) for number, each in enumerate(some)]
    return {identity: each.id for (identity, _), each in zip(store.save_pages(pages, _NOW), some, strict=True)}


def _draft(each: Labelled) -> Draft:
    url = f"https://{each.source}.example/{each.id}"
    return Draft(each.source, url, "article", None, each.text, published=each.published, language=each.language)


def _capture(number: int) -> Capture:
    url = "https://paper.example/"
    return Capture("a.warc.gz", number * 100, 100, f"{number:064x}", f"<urn:{number}>", url, 200, "text/html", _NOW)


def _annotated(store: Store, pipeline: Language, ids: Mapping[str, str]) -> dict[str, list[Mapping[str, Any]]]:
    """Annotate what waits in the store; return the single seizures read from each telling."""
    read: dict[str, list[Mapping[str, Any]]] = {}
    while waiting := store.lease_texts(_OWNER, 32, _NOW, _LEASE):
        requests = (AnnotationRequest(each.text, each.language, each.published) for each in waiting)
        made = [each.to_json() for each in annotate_texts(pipeline, requests)]
        texts = list(zip(waiting, made, strict=True))
        store.save_annotations(_OWNER, [_kept(text, one) for text, one in texts], _NOW)
        read |= {ids[text.document_id]: [each for each in one["events"] if _is_single(each)] for text, one in texts}
    return read


def _kept(text: PendingText, made: Mapping[str, Any]) -> AnnotatedText:
    return AnnotatedText(text.document_id, text.version, made["language"], made["entities"], made["events"], None)


def _is_single(event: Mapping[str, Any]) -> bool:
    return event["type"] == "seizure" and not event["aggregate"] and bool(event["substance"])


def _pairs(store: Store, ids: Mapping[str, str]) -> dict[Pair, list[str]]:
    pairs: dict[Pair, list[str]] = {}
    for identity, name in ids.items():
        for told in store.incidents(identity).values():
            for other, agreed in told.others:
                one, two = sorted((name, ids[other.document]))
                shown = pairs.setdefault((one, two), [])
                shown += [each for each in agreed.conflicts if each not in shown]
    return pairs
