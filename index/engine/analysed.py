"""What every engine holds of a record: tokens and keys made by our own analysis, so that all engines hold the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from index.engine.analysis import selector_form, stems, words
from index.engine.record import Record
from index.folding import keyword_form
from index.query.ast import NAME_FIELDS, SELECTOR_FIELDS

NAME_BREAK = "|"
"""Stands between two names of one document, so that no phrase runs from one name into the next.

It stands in empty texts too: one engine reckons with those when it weighs words, the other leaves them out.
"""

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MAX_KEYWORD = 2_000
"""Characters kept of a keyword (addresses can be endless); engines refuse terms of more than 32,766 bytes."""


@dataclass(frozen=True, slots=True)
class AnalysedRecord:
    """A record ready for an engine's plain whitespace tokenizer and raw keyword fields.

    ``words`` and ``stems`` map ``title``, ``text``, ``author`` to blank-joined tokens; ``names`` maps ``person``,
    ``org``, ``place``, ``drug`` to blank-joined words of all name forms with ``NAME_BREAK`` between names.
    ``keywords`` maps ``source kind lang url tag story id month currency has`` and every selector field to exact terms.
    Instants are microseconds since the year 1 (UTC). ``facets`` maps facet names to values as displayed.
    ``story`` is the same for the documents of one story.
    """

    id: str
    story: str
    words: Mapping[str, str]
    stems: Mapping[str, str]
    names: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    collected: int
    published_from: int | None
    published_to: int | None
    kilograms: tuple[float, ...]
    values: tuple[tuple[float, str | None], ...]
    facets: Mapping[str, tuple[str, ...]]


def instant(moment: datetime) -> int:
    """Return an aware datetime as microseconds since the year 1 (UTC)."""
    return (moment - _EPOCH) // _MICROSECOND


def analyse(record: Record) -> AnalysedRecord:
    """Return the form of a record that engines index. Pure."""
    texts = {"title": record.title, "text": record.text, "author": record.author}
    events = record.events
    return AnalysedRecord(
        id=record.id,
        story=record.story[:MAX_KEYWORD] or record.id,
        words={name: " ".join(words(text)) or NAME_BREAK for name, text in texts.items()},
        stems={name: " ".join(stems(text, record.language)) or NAME_BREAK for name, text in texts.items()},
        names={name: _joined_names(record.name_forms.get(name, ())) for name in NAME_FIELDS},
        keywords=_keywords(record),
        collected=instant(record.collected),
        published_from=instant(record.published_from) if record.published_from else None,
        published_to=instant(record.published_to) if record.published_to else None,
        kilograms=tuple(event.kilograms for event in events if event.kilograms is not None),
        values=tuple((event.value, event.currency) for event in events if event.value is not None),
        facets=_facets(record),
    )


def _joined_names(forms: Iterable[str]) -> str:
    return f" {NAME_BREAK} ".join(" ".join(words(form)) for form in forms)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value[:MAX_KEYWORD] for value in values if value))


def _keywords(record: Record) -> dict[str, tuple[str, ...]]:
    selectors = {
        name: _unique(keyword_term(name, form) for form in record.selectors.get(name, ())) for name in SELECTOR_FIELDS
    }
    return {
        "id": _unique([keyword_form(record.id)]),
        "source": _unique([keyword_form(record.source)]),
        "kind": _unique([keyword_form(record.kind)]),
        "lang": _languages(record.language),
        "url": url_forms(record.url),
        "tag": _unique(map(keyword_form, record.tags)),
        "story": _unique([keyword_form(record.story)]),
        "month": _unique([record.month or ""]),
        "currency": _unique(keyword_form(event.currency or "") for event in record.events),
        "has": _filled_fields(record),
        **selectors,
    }


def keyword_term(field: str, text: str) -> str:
    """Return the exact term under which a value of a keyword or selector field is indexed and asked for."""
    if field in SELECTOR_FIELDS:
        return selector_form(field, text)[:MAX_KEYWORD]
    form = keyword_form(text)[:MAX_KEYWORD]
    return form.replace("_", "-") if field == "lang" else form


def _languages(tag: str | None) -> tuple[str, ...]:
    """``en-GB`` is found by ``en-gb`` and by ``en``."""
    form = keyword_term("lang", tag or "")
    return _unique([form, form.split("-")[0]])


def url_forms(url: str) -> tuple[str, ...]:
    """Return the terms that find an address: itself, without its scheme, its host and the host's parent domains."""
    form = keyword_form(url)
    try:
        host = urlsplit(form).hostname or ""
    except ValueError:
        host = ""
    labels = host.split(".")
    parents = [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]
    return _unique([form, form.partition("://")[2], *parents])


def _filled_fields(record: Record) -> tuple[str, ...]:
    """Names of the query fields in which the document has anything, for ``has:``; and ``partial``."""
    filled = {
        "title": record.title,
        "text": record.text,
        "author": record.author,
        "source": record.source,
        "kind": record.kind,
        "url": record.url,
        "lang": record.language,
        "tag": any(record.tags),
        "story": record.story,
        "id": record.id,
        "month": record.month,
        "collected": True,
        "published": record.published_from and record.published_to,
        "kg": any(event.kilograms is not None for event in record.events),
        "value": any(event.value is not None for event in record.events),
        "currency": any(event.currency for event in record.events),
        "partial": record.partial,
        **{name: any(record.name_forms.get(name, ())) for name in NAME_FIELDS},
        **{name: any(record.selectors.get(name, ())) for name in SELECTOR_FIELDS},
    }
    return tuple(name for name, value in filled.items() if value)


def _facets(record: Record) -> dict[str, tuple[str, ...]]:
    return {
        "source": _unique([record.source]),
        "kind": _unique([record.kind]),
        "language": _unique([record.language or ""]),
        "month": _unique([record.month or ""]),
        "author": _unique(record.authors),
        "tag": _unique(record.tags),
        **{name: _unique(record.names.get(name, ())) for name in NAME_FIELDS},
    }
