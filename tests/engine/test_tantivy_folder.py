"""The embedded engine's folder: several processes, damage, rebuilds while searches go on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.engine.port import EngineBusyError, EngineError, SearchRequest
from index.engine.tantivy import TantivyEngine
from index.query.ast import Everything, Word
from index.query.parser import parse
from tests.engine.records import generated

NOW = datetime(2024, 6, 2, tzinfo=UTC)
RECORDS = generated(300)

WRITER = """
import sys
from pathlib import Path
from index.engine.tantivy import TantivyEngine
from tests.engine.records import generated
engine = TantivyEngine(Path(sys.argv[1]))
engine.apply(generated(300)[int(sys.argv[2]):int(sys.argv[3])])
"""
HOLDER = """
import sys, tantivy
writer = tantivy.Index.open(sys.argv[1]).writer(15_000_000, 1)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    engine = TantivyEngine(tmp_path / "search")
    yield engine
    engine.close()


def test_nothing_is_written_before_the_first_record(engine: TantivyEngine, tmp_path: Path) -> None:
    assert engine.search(SearchRequest(Everything(), facets=["kind"], timeline=True)).total == 0
    assert list(engine.scan(Everything())) == []
    assert engine.versions() == ()
    assert engine.health().documents == 0
    assert list(tmp_path.iterdir()) == []


def test_ids_that_begin_alike_come_in_order(engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engine.tantivy.scanning._PAGE", 7)
    ids = [f"{number:032x}" for number in range(30)] + [f"{number:x}" + "f" * 31 for number in range(1, 12)]
    records = [replace(record, id=identity) for record, identity in zip(RECORDS, reversed(ids), strict=False)]
    assert engine.apply(records) == ()
    assert list(engine.scan(Everything())) == sorted(ids)


def test_another_process_writes(engine: TantivyEngine, tmp_path: Path) -> None:
    for start, end in ((0, 100), (100, 250)):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "search"), str(start), str(end)]
        subprocess.run(command, check=True, timeout=60)
        assert engine.count(Everything()) == end
    engine.apply(RECORDS[250:])
    assert engine.count(Everything()) == 300


def test_many_processes_write_first(engine: TantivyEngine, tmp_path: Path) -> None:
    def write_until_done(start: int) -> None:
        writer = TantivyEngine(tmp_path / "search")
        while True:
            with suppress(EngineBusyError):
                writer.apply(RECORDS[start : start + 75])
                return

    threads = [threading.Thread(target=write_until_done, args=(start,)) for start in range(0, 300, 75)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert engine.count(Everything()) == 300
    assert len(engine.versions()) == 1


def test_a_second_writer_is_told(engine: TantivyEngine, tmp_path: Path) -> None:
    engine.apply(RECORDS[:10])
    live = tmp_path / "search" / engine.versions()[0]
    command = [sys.executable, "-c", HOLDER, str(live)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(EngineBusyError, match="another process"):
            engine.apply(RECORDS[10:])
        version = engine.begin_rebuild()
        engine.apply_to(version, RECORDS)
        with pytest.raises(EngineBusyError):
            engine.finish_rebuild(version)
        assert engine.count(Everything()) == 10
        holder.kill()
    engine.apply(RECORDS[10:])
    assert engine.count(Everything()) == 300


def test_searches_are_answered_during_a_rebuild(engine: TantivyEngine, tmp_path: Path) -> None:
    engine.apply(RECORDS)
    query = parse("cocaine OR kind:article", NOW)
    expected = engine.count(query)
    reader = TantivyEngine(tmp_path / "search")
    done, answers = threading.Event(), []

    def search() -> None:
        while not done.is_set():
            answers.append(reader.search(SearchRequest(query, limit=5)).total)
            answers.append(len(list(reader.scan(query))))

    thread = threading.Thread(target=search)
    thread.start()
    try:
        for _ in range(5):
            version = engine.begin_rebuild()
            engine.apply_to(version, RECORDS[:150])
            engine.apply_to(version, RECORDS[150:])
            engine.finish_rebuild(version)
    finally:
        done.set()
        thread.join()
    reader.close()
    assert len(answers) > 10
    assert set(answers) == {expected}
    assert engine.versions() == (version,)


def test_a_rebuild_that_was_broken_off_goes_on_elsewhere(engine: TantivyEngine, tmp_path: Path) -> None:
    engine.apply(RECORDS[:5])
    version = engine.begin_rebuild()
    engine.apply_to(version, RECORDS[:100])
    other = TantivyEngine(tmp_path / "search")
    assert other.begin_rebuild(version) == version
    other.apply_to(version, RECORDS[100:])
    other.finish_rebuild(version)
    other.close()
    assert engine.count(Everything()) == 300


def test_a_forgotten_rebuild_starts_anew(engine: TantivyEngine) -> None:
    engine.apply(RECORDS[:5])
    assert engine.begin_rebuild("index-000077") != "index-000077"
    with pytest.raises(EngineError, match="no index version"):
        engine.apply_to("../elsewhere", RECORDS)


@pytest.mark.parametrize("damage", ["meta.json", "*.term", "*.idx", "*.fast", "*.store"])
def test_damage_is_named_and_a_rebuild_heals(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "search"
    TantivyEngine(folder).apply(RECORDS)
    for path in folder.glob(f"index-*/{damage}"):
        path.write_bytes(b"garbage")
    engine = TantivyEngine(folder)
    health = engine.health()
    assert not health.ready
    assert "reindex" in (health.reason or "")
    with pytest.raises(EngineError, match=r"search.*reindex"):
        engine.count(Word("cocaine"))
    version = engine.begin_rebuild()
    engine.apply_to(version, RECORDS)
    engine.finish_rebuild(version)
    assert engine.health().documents == 300


@pytest.mark.parametrize("pointer", ["", "../../etc", "index-000099"])
def test_a_broken_pointer_is_named(tmp_path: Path, pointer: str) -> None:
    TantivyEngine(tmp_path).apply(RECORDS[:3])
    (tmp_path / "current").write_text(pointer)
    engine = TantivyEngine(tmp_path)
    with pytest.raises(EngineError, match="reindex"):
        engine.count(Everything())
    version = engine.begin_rebuild()
    engine.apply_to(version, RECORDS)
    engine.finish_rebuild(version)
    assert engine.count(Everything()) == 300


def test_another_format_asks_for_a_rebuild(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.apply(RECORDS[:3])
    (tmp_path / engine.versions()[0] / "format").write_text("0")
    with pytest.raises(EngineError, match="another version"):
        TantivyEngine(tmp_path).count(Everything())
    engine.finish_rebuild(engine.begin_rebuild())
    assert engine.count(Everything()) == 0


def test_deep_pages_and_ids_of_one_beginning(engine: TantivyEngine) -> None:
    alike = [replace(RECORDS[0], id=f"0123456789{number:022d}") for number in range(4_500)]
    engine.apply([*alike, *RECORDS])
    ids = list(engine.scan(Everything()))
    assert ids == sorted({record.id for record in (*alike, *RECORDS)})


def test_facets_of_many_values(engine: TantivyEngine) -> None:
    for part in range(3):
        records = [
            replace(RECORDS[0], id=f"{part}-{number}", authors=(f"author {number:05d}",), author="")
            for number in range(2_500)
        ]
        engine.apply([*records, replace(RECORDS[0], id=f"{part}-top", authors=("author 02499",))])
    found = engine.search(SearchRequest(Everything(), limit=1, facets=["author"], facet_size=3)).facets["author"]
    assert [(value.value, value.count) for value in found] == [
        ("author 02499", 6),
        ("author 00000", 3),
        ("author 00001", 3),
    ]
