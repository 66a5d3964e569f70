"""Fields of the embedded index, and how an analysed record becomes one of its documents."""

from __future__ import annotations

import hashlib

import tantivy

from index.engine.analysed import AnalysedRecord
from index.engine.port import FACETS
from index.query.ast import KEYWORD_FIELDS, NAME_FIELDS, SELECTOR_FIELDS, TEXT_FIELDS

SCHEMA = 2
"""Raised with every change below; together with the analysis' own number it says which program built an index."""

EXACT = (*KEYWORD_FIELDS, *SELECTOR_FIELDS, "currency", "has")
_LAST = 10**18
"""Beyond every instant in microseconds since the year 1; gives 18 digits to each."""
NO_DATE = "~"
SORT_DIGITS = 18


def build_schema() -> tantivy.Schema:
    """Return the schema. Only the id is stored: texts are read from the store of record."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id_order", indexed=True, fast=True)
    for field in ("story_number", "source_number"):
        builder.add_unsigned_field(field, fast=True)
    for field in TEXT_FIELDS:
        builder.add_text_field(f"{field}_words", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{field}_stems", tokenizer_name="whitespace", index_option="freq")
    for field in NAME_FIELDS:
        builder.add_text_field(f"{field}_names", tokenizer_name="whitespace", index_option="position")
    for field in EXACT:
        builder.add_text_field(f"{field}_is", tokenizer_name="raw", index_option="basic")
    for field in ("collected", "published_from", "published_to", "month"):
        builder.add_integer_field(field, indexed=True, fast=True)
    for field in ("kg", "value"):
        builder.add_float_field(field, indexed=True, fast=True)
    builder.add_text_field("value_in", tokenizer_name="raw", index_option="basic")
    for field in ("newest", "oldest"):
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(f"{facet}_facet", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def id_order(identifier: str) -> int:
    """Return a number that orders like the first eight bytes of an id; the engine has no range over texts."""
    return int.from_bytes(identifier.encode()[:8].ljust(8, b"\0"), "big")


def number_of(name: str) -> int:
    """Return 64 bits that stand for a name; columns of numbers are read in bulk, of texts they are not."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def month_number(month: str) -> int:
    """``2024-05`` is 202405."""
    return int(month.replace("-", ""))


def value_term(currency: str, value: float) -> str:
    """Return the term of an amount in a currency, which keeps both of one event together."""
    return f"{currency.upper()}:{value!r}"


def document_of(record: AnalysedRecord) -> tantivy.Document:
    """Return the engine's document. Raises ``ValueError`` for texts and numbers that it cannot hold."""
    document = tantivy.Document()
    document.add_text("id", record.id)
    document.add_unsigned("id_order", id_order(record.id))
    document.add_unsigned("story_number", number_of(record.story))
    document.add_unsigned("source_number", number_of("".join(record.keywords["source"])))
    _add_texts(document, record)
    _add_numbers(document, record)
    _add_order(document, record)
    return document


def _add_texts(document: tantivy.Document, record: AnalysedRecord) -> None:
    for field in TEXT_FIELDS:
        document.add_text(f"{field}_words", record.words[field])
        document.add_text(f"{field}_stems", record.stems[field])
    for field in NAME_FIELDS:
        document.add_text(f"{field}_names", record.names[field])
    for field, values in record.keywords.items():
        for value in values:
            document.add_text(f"{field}_is", value)
    for facet, values in record.facets.items():
        for value in values:
            document.add_text(f"{facet}_facet", value)


def _add_numbers(document: tantivy.Document, record: AnalysedRecord) -> None:
    document.add_integer("collected", record.collected)
    if record.published_from is not None and record.published_to is not None:
        document.add_integer("published_from", record.published_from)
        document.add_integer("published_to", record.published_to)
    for month in record.keywords["month"]:
        document.add_integer("month", month_number(month))
    for kilograms in record.kilograms:
        document.add_float("kg", kilograms)
    for value, currency in record.values:
        document.add_float("value", value)
        if currency:
            document.add_text("value_in", value_term(currency, value))


def _add_order(document: tantivy.Document, record: AnalysedRecord) -> None:
    """Both keys sort ascending, put undated documents last and end with the id, which breaks ties."""
    published = record.published_from
    newest = NO_DATE.ljust(SORT_DIGITS) if published is None else f"{_LAST - 1 - published:018d}"
    oldest = NO_DATE.ljust(SORT_DIGITS) if published is None else f"{published:018d}"
    document.add_text("newest", newest + record.id)
    document.add_text("oldest", oldest + record.id)
