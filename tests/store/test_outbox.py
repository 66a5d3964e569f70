"""The outbox: told in order, settled once, refusals kept aside."""

from __future__ import annotations

import pytest

from index.store import Refusal, Store
from tests.store.builders import NOON, annotate_all, capture, draft, settle_all


def fill(store: Store, count: int = 3) -> list[str]:
    for i in range(count):
        store.save_page(draft(f"https://harbour.example/{i}"), capture(i), NOON)
    return annotate_all(store)


def test_items_wait_in_order_until_they_are_acknowledged(store: Store) -> None:
    ids = fill(store)
    first, second, third = store.outbox(10)
    assert [first.document_id, second.document_id, third.document_id] == ids
    assert first.seq < second.seq < third.seq
    assert store.outbox(2) == [first, second]
    store.acknowledge([second.seq])
    store.acknowledge([second.seq, 987_654])
    assert store.outbox(10) == [first, third]


def test_a_number_is_never_used_twice(store: Store) -> None:
    fill(store)
    highest = store.outbox(10)[-1].seq
    settle_all(store)
    store.mark_for_annotation(None)
    annotate_all(store)
    assert store.outbox(1)[0].seq > highest


def test_a_refused_item_is_kept_aside_with_its_reason(store: Store) -> None:
    ids = fill(store)
    item = store.outbox(1)[0]
    store.refuse(item.seq, "a field is too long\x00")
    store.refuse(item.seq, "told again")
    assert store.refusals() == [Refusal(ids[0], "a field is too long")]
    counts = store.counts()
    assert (counts.waiting_index, counts.refused) == (2, 1)


def test_a_document_that_the_engine_takes_later_is_refused_no_more(store: Store) -> None:
    fill(store, 1)
    for reason in ("first", "second"):
        store.refuse(store.outbox(1)[0].seq, reason)
        store.mark_for_annotation(None)
        annotate_all(store)
    assert [refusal.reason for refusal in store.refusals()] == ["second"]
    settle_all(store)
    assert store.counts().refused == 0


def test_a_large_outbox_is_settled_in_one_go(store: Store) -> None:
    fill(store, 2)
    store.acknowledge([*range(5_000), *(item.seq for item in store.outbox(10))])
    assert store.outbox(10) == []


def test_a_batch_is_cut_short_rather_than_hold_many_long_documents(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(store)
    one = len("Customs seized 40 kg of cocaine.")
    monkeypatch.setattr("index.store.outbox.BATCH_CHARACTERS", 2 * one)
    assert [item.document_id for item in store.outbox(10)] == ids[:2]
    monkeypatch.setattr("index.store.outbox.BATCH_CHARACTERS", 1)
    assert [item.document_id for item in store.outbox(10)] == ids[:1]
