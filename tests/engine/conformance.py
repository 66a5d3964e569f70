"""What every engine must do alike.

A module that subclasses ``EngineConformance`` provides a fixture ``engine`` (scope ``module`` or wider): a fresh one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.engine.port import FACETS, Engine, SearchRequest, Sort
from index.engine.record import Record
from index.query.ast import And, Everything, FacetIs, Word
from index.query.parser import parse
from tests.engine.oracle import Oracle
from tests.engine.queries import NOW
from tests.engine.records import generated

COUNT = 2_000
RANKED = (
    "cocaine",
    "harbour",
    "camiones",
    "seizure",
    "reseau",
    "schmuggler",
    "contenedor",
    "smuggler",
    "puerto",
    "гавань",
)


class EngineConformance:
    """The suite."""

    @pytest.fixture(scope="class")
    @classmethod
    def kept(cls) -> Oracle:
        """The records that are in the engine once ``loaded`` is done, and which of them answer a query."""
        return Oracle(generated(COUNT))

    @pytest.fixture(scope="class")
    @classmethod
    def loaded(cls, engine: Engine, kept: Oracle) -> Engine:
        """The engine after writes in batches, with replaced and deleted records among them."""
        records = kept.records
        outdated = [replace(record, text="outdated wording", title="outdated") for record in records[::7]]
        surplus = [replace(record, id=f"f{number:031d}") for number, record in enumerate(records[::50])]
        assert engine.apply(outdated + surplus) == ()
        for start in range(0, COUNT, 500):
            assert engine.apply(records[start : start + 500], [record.id for record in surplus]) == ()
        return engine

    def test_empty_engine_answers(self, engine: Engine) -> None:
        assert engine.health().ready
        assert engine.count(parse("neverwritten", NOW)) == 0

    @pytest.mark.parametrize("word", RANKED)
    def test_top_hit_of_a_word(self, loaded: Engine, kept: Oracle, word: str) -> None:
        ranking = kept.best_by_bm25(word)
        hits = loaded.search(SearchRequest(Word(word), limit=1)).matches
        if not ranking:
            assert hits == ()
            return
        scores = {identifier: score for score, identifier in ranking}
        assert hits[0].score is not None
        # Engines keep field lengths in one byte, so that records of about the same score may change places.
        assert scores[hits[0].id] >= ranking[0][0] * 0.98

    @pytest.mark.parametrize("sort", ["newest", "oldest"])
    def test_order_by_date(self, loaded: Engine, kept: Oracle, sort: str) -> None:
        node = parse("cocaine OR camion", NOW)
        sign = -1 if sort == "newest" else 1
        dated = kept.found(node)

        def key(record: Record) -> tuple[bool, float, str]:
            moment = record.published_from
            return (moment is None, sign * moment.timestamp() if moment else 0.0, record.id)

        expected = [record.id for record in sorted(dated, key=key)]
        request = SearchRequest(node, limit=60, sort="newest" if sort == "newest" else "oldest")
        pages = [loaded.search(replace(request, offset=offset)) for offset in range(0, len(expected) + 60, 60)]
        assert [match.id for page in pages for match in page.matches] == expected
        assert {match.score for page in pages for match in page.matches} == {None}
        assert {page.total for page in pages} == {len(expected)}

    def test_pages_by_relevance_hold_everything_once(self, loaded: Engine, kept: Oracle) -> None:
        node = parse("cocaine seizure", NOW)
        total = len(kept.found(node))
        pages = [loaded.search(SearchRequest(node, limit=50, offset=offset)) for offset in range(0, total + 50, 50)]
        found = [match for page in pages for match in page.matches]
        assert len(found) == len({match.id for match in found}) == total
        scores = [match.score or 0.0 for match in found]
        assert scores == sorted(scores, reverse=True)

    def test_query_without_words_is_newest_first(self, loaded: Engine) -> None:
        node = parse("kind:article -lang:fr", NOW)
        by_relevance = loaded.search(SearchRequest(node, limit=30))
        assert by_relevance.matches == loaded.search(SearchRequest(node, limit=30, sort="newest")).matches

    def test_a_facet_narrows_to_just_what_it_counts(self, loaded: Engine) -> None:
        node = parse("cocaine OR camion", NOW)
        facets = loaded.search(SearchRequest(node, limit=0, facets=FACETS)).facets
        for facet, values in facets.items():
            for value in values:
                assert loaded.count(And((node, FacetIs(facet, value.value)))) == value.count, (facet, value)

    @pytest.mark.parametrize("text", ["*", "cocaine", "kg:>=40 -lang:en", "nothinglikethis"])
    def test_facets_are_exact(self, loaded: Engine, kept: Oracle, text: str) -> None:
        node = parse(text, NOW)
        found = kept.found(node)
        results = loaded.search(SearchRequest(node, limit=1, facets=FACETS, facet_size=4, timeline=True))
        for facet in FACETS:
            expected = sorted(_facet_counts(found, facet).items(), key=lambda item: (-item[1], item[0]))[:4]
            assert [(value.value, value.count) for value in results.facets[facet]] == expected, facet
        months = sorted(_facet_counts(found, "month").items())
        assert [(bar.start, bar.count) for bar in results.timeline] == [(f"{month}-01", n) for month, n in months]

    def test_no_hits_asked(self, loaded: Engine) -> None:
        results = loaded.search(SearchRequest(Everything(), limit=0, facets=["kind"]))
        assert (results.total, results.matches) == (COUNT, ())
        assert sum(value.count for value in results.facets["kind"]) == COUNT

    def test_scan_sees_one_point_in_time(self, loaded: Engine, kept: Oracle) -> None:
        record = kept.records[0]
        scan = loaded.scan(Everything())
        first = next(scan)
        loaded.apply([replace(record, id="0" * 32), replace(record, id="f" * 32)])
        assert len({first, *scan}) == COUNT
        loaded.apply([], ["0" * 32, "f" * 32])
        assert loaded.count(Everything()) == COUNT

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    @pytest.mark.parametrize("text", ["cocaine OR camion", "kind:article", "nothinglikethis"])
    def test_collapsed_results_hold_each_story_once(self, loaded: Engine, kept: Oracle, text: str, sort: Sort) -> None:
        node = parse(text, NOW)
        found = {record.id: record for record in kept.found(node)}
        sizes = Counter(record.story for record in found.values())
        plain = loaded.search(SearchRequest(node, limit=COUNT, sort=sort))
        first = {found[match.id].story: match for match in reversed(plain.matches)}
        request = SearchRequest(node, limit=70, sort=sort, facets=["kind"], collapse=True)
        pages = [loaded.search(replace(request, offset=offset)) for offset in range(0, len(sizes) + 70, 70)]
        matches = [match for page in pages for match in page.matches]
        assert {(page.total, page.stories) for page in pages} == {(len(found), len(sizes))}
        assert {found[match.id].story: match.story_size for match in matches} == sizes
        assert len(matches) == len(sizes)
        for match in matches:
            story = found[match.id].story
            sources = {record.source for record in found.values() if record.story == story}
            assert match.story_sources == len(sources)
            assert (match.score, sort) == (first[story].score, sort)
        if sort != "relevance" or text.startswith("kind"):
            order = {match.id: place for place, match in enumerate(plain.matches)}
            best = [match.id for match in sorted(first.values(), key=lambda match: order[match.id])]
            assert [match.id for match in matches] == best
        assert pages[0].facets == loaded.search(replace(request, collapse=False)).facets

    def test_a_collapsed_page_of_none_counts_all_the_same(self, loaded: Engine, kept: Oracle) -> None:
        results = loaded.search(SearchRequest(Everything(), limit=0, collapse=True))
        stories = {record.story for record in kept.records}
        assert (results.total, results.stories, results.matches) == (COUNT, len(stories), ())

    def test_a_refused_record_leaves_the_others(self, loaded: Engine, kept: Oracle) -> None:
        record = kept.records[0]
        broken = replace(record, id="e" * 31 + "1", source="\ud800", title="\ud800")
        sound = replace(record, id="e" * 31 + "2")
        errors = loaded.apply([broken, sound])
        assert [error.id for error in errors] == [broken.id]
        assert loaded.count(Word(sound.id, "id")) == 1
        loaded.apply([], [sound.id])

    def test_rebuild_goes_live_at_once(self, loaded: Engine, kept: Oracle) -> None:
        before = loaded.versions()
        version = loaded.begin_rebuild()
        assert loaded.versions()[0] == before[0]
        records = kept.records
        assert loaded.apply_to(version, records[: COUNT // 2]) == ()
        assert loaded.begin_rebuild(version) == version
        assert loaded.apply_to(version, records[COUNT // 2 :]) == ()
        assert loaded.count(Everything()) == COUNT
        loaded.finish_rebuild(version)
        assert loaded.versions() == (version,)
        assert loaded.count(Everything()) == COUNT


def _facet_counts(records: Sequence[Record], facet: str) -> Counter[str]:
    return Counter(value for record in records for value in _facet_values(record, facet) if value)


def _facet_values(record: Record, facet: str) -> Sequence[str | None]:
    match facet:
        case "source" | "kind" | "language" | "month":
            value: str | None = getattr(record, facet)
            return [value]
        case "author":
            return record.authors
        case "tag":
            return record.tags
    return record.names[facet]
