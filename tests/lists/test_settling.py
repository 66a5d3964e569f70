"""What became of a list since the last run, on a real store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.lists.drafts import draft_of
from crawler.lists.loss import plausible
from crawler.lists.reader import read_list
from crawler.lists.settling import GONE, Settled, settle
from index.model import Capture, Draft, document_id
from index.store import Store, open_store
from tests.lists.files import NOW, ofac_files

SOURCE = "fiction-list"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'lists.db'}")
    yield opened
    opened.close()


def _drafts(rows: int = 10, old: str = "", new: str = "") -> list[Draft]:
    text = "".join(
        f'{9000 + n},"MERIDIAN {n}",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n' for n in range(rows)
    )
    reading = read_list(ofac_files(text.replace(old, new) if old else text), "ofac-sdn", {}, "x")
    return [draft_of(entry, SOURCE, (), None) for entry in reading.entries]


def _run(store: Store, drafts: Sequence[Draft], now: datetime, *, crash: bool = False) -> Settled:
    settled = settle(store, SOURCE, drafts, now, 0.2)
    capture = Capture("archive/a.warc.gz", int(now.timestamp()), 10, "0" * 64, f"<{now}>", "x", 200, "text/csv", now)
    store.save_pages([(draft, capture) for draft in settled.drafts], now)
    if not crash:
        store.mark_gone(settled.gone_ids, GONE, now)
    return settled


def _events(store: Store, draft: Draft) -> list[tuple[str, str]]:
    found = store.document(document_id(SOURCE, draft.url))
    assert found is not None
    events: list[dict[str, Any]] = found.details["events"]
    assert all(found.text[one["start"] : one["end"]].startswith("MERIDIAN") for one in events)
    return [(one["type"], one["date"]) for one in events]


def test_each_entry_is_listed_once(store: Store) -> None:
    drafts = _drafts()
    _run(store, drafts, NOW)
    assert _events(store, drafts[0]) == [("listed", "2026-03-04")]
    again = _run(store, drafts, NOW + timedelta(days=1))
    assert _events(store, drafts[0]) == [("listed", "2026-03-04")]
    assert not again.gone_ids
    assert store.counts().versions == 10


def test_a_changed_entry_says_so_and_keeps_what_was_told_before(store: Store) -> None:
    _run(store, _drafts(), NOW)
    changed = _drafts(old="MERIDIAN 3", new="MERIDIAN 3 LTD")
    settled = _run(store, changed, NOW + timedelta(days=1))
    assert _events(store, changed[3]) == [("listed", "2026-03-04"), ("list-changed", "2026-03-05")]
    assert settled.drafts[3].details["events"][1] | {"end": 0} == {
        "type": "list-changed", "list": SOURCE, "date": "2026-03-05", "programmes": ["SDNTK"], "start": 0, "end": 0,
    }  # fmt: skip
    assert store.counts().versions == 11


def test_a_removed_entry_is_told_and_marked_and_may_come_back(store: Store) -> None:
    drafts = _drafts()
    _run(store, drafts, NOW)
    settled = _run(store, drafts[1:], NOW + timedelta(days=1))
    removed = store.document(document_id(SOURCE, drafts[0].url))
    assert removed is not None
    assert settled.gone_ids == (removed.id,)
    assert removed.gone_reason == GONE
    assert removed.text.endswith("Removed from the list: 2026-03-05")
    assert _events(store, drafts[0])[-1] == ("delisted", "2026-03-05")
    assert not _run(store, drafts[1:], NOW + timedelta(days=2)).gone_ids
    _run(store, drafts, NOW + timedelta(days=3))
    back = store.document(removed.id)
    assert back is not None
    assert back.gone is None
    assert back.text == drafts[0].text
    assert [kind for kind, _ in _events(store, drafts[0])] == ["listed", "delisted", "listed"]


def test_a_crash_before_marking_is_mended_by_the_next_run(store: Store) -> None:
    drafts = _drafts()
    _run(store, drafts, NOW)
    _run(store, drafts[1:], NOW + timedelta(days=1), crash=True)
    _run(store, drafts[1:], NOW + timedelta(days=2))
    removed = store.document(document_id(SOURCE, drafts[0].url))
    assert removed is not None
    assert removed.gone is not None
    assert [kind for kind, _ in _events(store, drafts[0])] == ["listed", "delisted"]
    assert removed.version == 2


def test_an_empty_or_shrunken_list_changes_nothing(store: Store) -> None:
    assert settle(store, SOURCE, [], NOW).refusal
    _run(store, _drafts(), NOW)
    for left in ([], _drafts(7)):
        settled = settle(store, SOURCE, left, NOW, 0.2)
        assert (settled.refusal or "").startswith("ALARM")
        assert not settled.drafts
        assert not settled.gone_ids
    assert settle(store, SOURCE, _drafts(8), NOW, 0.2).refusal is None
    assert settle(store, SOURCE, _drafts(7), NOW, 0.31).refusal is None


def test_a_list_of_other_entries_is_refused_even_if_it_is_longer(store: Store) -> None:
    _run(store, _drafts(), NOW)
    others = _drafts(30)[10:]
    assert "10 of 10" in (settle(store, SOURCE, others, NOW, 0.2).refusal or "")


@given(st.integers(0, 10_000), st.data(), st.floats(0, 1))
def test_the_share_named_in_a_refusal_is_enough(known: int, data: st.DataObject, share: float) -> None:
    kept = data.draw(st.integers(0, known))
    reason = plausible(known, kept, share)
    if reason:
        named = float(reason.partition("max_loss = ")[2].split()[0])
        assert plausible(known, kept, named) is None
    else:
        assert known - kept <= share * known or not known
