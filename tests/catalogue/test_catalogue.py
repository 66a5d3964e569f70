"""The shipped catalogue of sources: readable, wide, and off until an operator turns a source on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.sources import Source, read_source_file, read_sources

FOLDER = Path(__file__).parents[2] / "sources"
FILES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    found, mistakes = read_sources(FOLDER)
    assert [str(mistake) for mistake in mistakes] == []
    return found


def test_every_entry_is_a_source_of_its_own(sources: dict[str, Source]) -> None:
    written = [source.id for path in FILES for source, _ in read_source_file(path)[0]]
    assert len(written) == len(set(written)) == len(sources) >= 150


def test_addresses_are_used_once(sources: dict[str, Source]) -> None:
    addresses = [source.url for source in sources.values()]
    assert len(addresses) == len(set(addresses))


def test_covers_the_world(sources: dict[str, Source]) -> None:
    assert len({source.country for source in sources.values() if source.country}) >= 50
    assert len({source.language for source in sources.values() if source.language}) >= 15


def test_nothing_is_collected_before_it_was_tried(sources: dict[str, Source]) -> None:
    assert [source.id for source in sources.values() if source.enabled] == []


def test_addresses_are_encrypted(sources: dict[str, Source]) -> None:
    assert [source.url for source in sources.values() if not source.url.startswith("https://")] == []


def test_each_says_what_it_is(sources: dict[str, Source]) -> None:
    for source in sources.values():
        assert source.language, source.id
        assert source.reliability, source.id
        assert source.schedule, source.id
        assert source.tags, source.id
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", tag) for tag in source.tags), source.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_warns_that_its_addresses_are_untried(path: Path) -> None:
    head = path.read_text("utf-8").partition("[[source]]")[0]
    assert "could not be tried" in head
    assert "watchfloor check --online" in head
