"""The strict mapping, and how an analysed record becomes one of Elasticsearch's documents."""

from __future__ import annotations

from typing import Any

from index.engine.analysed import AnalysedRecord
from index.engine.analysis import FORMAT
from index.engine.port import FACETS
from index.query.ast import KEYWORD_FIELDS, NAME_FIELDS, SELECTOR_FIELDS, TEXT_FIELDS

MAPPING = 2
"""Raised with every change below; together with the analysis' own number it says which program built an index."""

# The last page that can be asked for begins at 10,000 and holds 10,000; the server's own limit is half of that.
RESULT_WINDOW = 20_000

_EXACT = (*KEYWORD_FIELDS, *SELECTOR_FIELDS, "currency", "has")
_TERM = {"type": "keyword", "doc_values": False}
_COUNTED = {"type": "keyword"}
_WORDS = {"type": "text", "analyzer": "whitespace"}
# Scores look at how often a word stands in a text and how long that is; only phrases ask where it stands.
_STEMS = _WORDS | {"index_options": "freqs"}
_NAMES = _WORDS | {"norms": False}


def built_by() -> str:
    """Return the mark of indexes that this program can search and write."""
    return f"{FORMAT}.{MAPPING}"


def template(prefix: str) -> dict[str, Any]:
    """Return the body of the composable template for every index of this prefix."""
    return {
        "index_patterns": [f"{prefix}-0*", f"{prefix}-1*"],
        "template": {
            "settings": {
                # One shard: counts, facets and scores are exact, and one holds tens of millions of texts.
                "number_of_shards": 1,
                "max_result_window": RESULT_WINDOW,
            },
            "mappings": {
                "dynamic": "strict",
                "_meta": {"built_by": built_by()},
                # Texts are read from the store of record; what is left is enough to see what a document is.
                "_source": {"includes": ["id", "*_facet", "collected", "published_from", "published_to"]},
                "properties": _properties(),
            },
        },
    }


def _properties() -> dict[str, Any]:
    return {
        "id": {"type": "keyword"},
        "story": {"type": "keyword"},
        **{f"{field}_words": _WORDS for field in TEXT_FIELDS},
        **{f"{field}_stems": _STEMS for field in TEXT_FIELDS},
        **{f"{field}_names": _NAMES for field in NAME_FIELDS},
        **{f"{field}_is": _TERM for field in _EXACT},
        **{f"{facet}_facet": _COUNTED for facet in FACETS},
        **{field: {"type": "long"} for field in ("collected", "published_from", "published_to")},
        **{field: {"type": "double"} for field in ("kg", "value")},
        # Nested, so that a value and its currency are those of one event.
        "amounts": {"type": "nested", "properties": {"value": {"type": "double"}, "currency": _TERM}},
    }


def document_of(record: AnalysedRecord) -> dict[str, Any]:
    """Return Elasticsearch's document of a record."""
    return {
        "id": record.id,
        "story": record.story,
        **{f"{field}_words": text for field, text in record.words.items()},
        **{f"{field}_stems": text for field, text in record.stems.items()},
        **{f"{field}_names": text for field, text in record.names.items()},
        **{f"{field}_is": values for field, values in record.keywords.items()},
        **{f"{facet}_facet": values for facet, values in record.facets.items()},
        "collected": record.collected,
        "published_from": record.published_from,
        "published_to": record.published_to,
        "kg": record.kilograms,
        "value": [value for value, _ in record.values],
        "amounts": [{"value": value, "currency": currency.upper()} for value, currency in record.values if currency],
    }
