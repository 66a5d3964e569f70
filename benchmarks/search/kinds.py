"""The kinds of query that are measured: our query text, and the same asked of the bare engine by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.search.documents import DRUGS, LANGUAGES, PERSONS, Writer, person
from index.engine.analysed import instant
from index.engine.analysis import stem_forms, words
from index.engine.port import Sort

Build = Callable[[tantivy.Schema], Query]


@dataclass(frozen=True, slots=True)
class Case:
    """One query in both forms. ``facets`` are counted too; ``sort`` is ours and the bare engine's order."""

    text: str
    build: Build
    sort: Sort = "relevance"
    facets: Sequence[str] = ()


def _term(schema: tantivy.Schema, column: str, value: str) -> Query:
    return Query.term_query(schema, column, value)


def _should(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _must(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _boost(query: Query, field: str) -> Query:
    return Query.boost_query(query, 2.0) if field == "title" else query


def _word(schema: tantivy.Schema, word: str, fields: Sequence[str] = ("title", "text", "author")) -> Query:
    forms = stem_forms(word, LANGUAGES)
    return _should([_boost(_term(schema, f"{field}_stems", form), field) for field in fields for form in forms])


def _phrase(schema: tantivy.Schema, phrase: str) -> Query:
    parts: list[str | tuple[int, str]] = list(words(phrase))
    fields = ("title", "text", "author")
    return _should([_boost(Query.phrase_query(schema, f"{field}_words", parts), field) for field in fields])


def _prefix(schema: tantivy.Schema, beginning: str) -> Query:
    queries = [Query.regex_query(schema, f"{field}_words", f"{beginning}.*") for field in ("title", "text", "author")]
    return Query.const_score_query(_should(queries), 0.0)


def _kind_word(word: str, **more: object) -> Case:
    return Case(word, lambda schema: _word(schema, word), **more)  # type: ignore[arg-type]


def cases(count: int, seed: int = 5) -> dict[str, list[Case]]:
    """Return ``count`` cases of each kind."""
    chance = random.Random(seed)
    writer = Writer()
    pools = {"common": writer.words[:200], "middling": writer.words[200:5_000], "rare": writer.words[5_000:]}
    kinds: dict[str, list[Case]] = {}

    def add(kind: str, make: Callable[[], Case]) -> None:
        kinds[kind] = [make() for _ in range(count)]

    for name, pool in pools.items():
        add(f"word, {name}", lambda pool=pool: _kind_word(chance.choice(pool)))  # type: ignore[misc]
    add("two words", lambda: _two(chance.choice(pools["common"]), chance.choice(pools["middling"])))
    add("either of two words", lambda: _either(chance.choice(pools["common"]), chance.choice(pools["middling"])))
    add("word without another", lambda: _without(chance.choice(pools["common"]), chance.choice(pools["common"])))
    add("phrase", lambda: _quoted(f"{chance.choice(writer.words[:60])} {chance.choice(writer.words[:60])}"))
    add("prefix", lambda: _begun(chance.choice(pools["middling"])[:5]))
    add("title word", lambda: _titled(chance.choice(pools["middling"])))
    add("person", lambda: _named(person(int(chance.paretovariate(0.6)) % PERSONS)))
    add("drug and weight", lambda: _seized(chance.choice(DRUGS), chance.randrange(50, 400)))
    add("word in a month", lambda: _dated(chance.choice(pools["common"]), chance.randrange(1, 12)))
    add("newest with a word", lambda: _kind_word(chance.choice(pools["common"]), sort="newest"))
    add("word with 4 facets", lambda: _kind_word(chance.choice(pools["middling"]), facets=_FACETS))
    return kinds


_FACETS = ("source", "language", "drug", "person")


def _two(one: str, other: str) -> Case:
    return Case(f"{one} {other}", lambda schema: _must([_word(schema, one), _word(schema, other)]))


def _either(one: str, other: str) -> Case:
    return Case(f"{one} OR {other}", lambda schema: _should([_word(schema, one), _word(schema, other)]))


def _without(one: str, other: str) -> Case:
    return Case(
        f"{one} -{other}",
        lambda schema: Query.boolean_query([(Occur.Must, _word(schema, one)), (Occur.MustNot, _word(schema, other))]),
    )


def _quoted(phrase: str) -> Case:
    return Case(f'"{phrase}"', lambda schema: _phrase(schema, phrase))


def _begun(beginning: str) -> Case:
    return Case(f"{beginning}*", lambda schema: _prefix(schema, beginning), "newest")


def _titled(word: str) -> Case:
    return Case(f"title:{word}", lambda schema: _word(schema, word, ("title",)))


def _named(name: str) -> Case:
    parts: list[str | tuple[int, str]] = list(words(name))
    return Case(f'person:"{name}"', lambda schema: Query.phrase_query(schema, "person_names", parts), "newest")


def _seized(drug: str, kilograms: int) -> Case:
    def build(schema: tantivy.Schema) -> Query:
        heavy = Query.range_query(schema, "kg", FieldType.Float, float(kilograms), None)
        return Query.const_score_query(_must([_term(schema, "drug_names", drug), heavy]), 0.0)

    return Case(f"drug:{drug} kg:>={kilograms}", build, "newest")


def _dated(word: str, month: int) -> Case:
    start, end = datetime(2022, month, 1, tzinfo=UTC), datetime(2022, month + 1, 1, tzinfo=UTC)

    def build(schema: tantivy.Schema) -> Query:
        before = Query.range_query(schema, "published_from", FieldType.Integer, None, instant(end) - 1)
        after = Query.range_query(schema, "published_to", FieldType.Integer, instant(start), None)
        return _must([_word(schema, word), Query.const_score_query(_must([before, after]), 0.0)])

    return Case(f"{word} published:2022-{month:02d}", build)
