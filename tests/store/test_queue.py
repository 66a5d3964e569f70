"""Annotation: texts are leased, annotated once, and given to the outbox with that."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from index.store import AnnotatedText, Store, queue
from index.store.tables import events
from tests.store.builders import NOON, OTHER, OWNER, TTL, annotate_all, capture, draft, entity, seizure, settle_all

HOUR = timedelta(hours=1)


def fill(store: Store, count: int) -> list[str]:
    return [
        store.save_page(draft(f"https://harbour.example/{i}", f"text {i}"), capture(i), NOON + i * HOUR)[0]
        for i in range(count)
    ]


def result(identity: str, version: int = 1, error: str | None = None) -> AnnotatedText:
    return AnnotatedText(identity, version, "en", [entity("DRUG", "cocaine", canonical="cocaine")], [seizure()], error)


def test_the_oldest_texts_are_leased_first_and_to_one_owner(store: Store) -> None:
    ids = fill(store, 4)
    assert [text.document_id for text in store.lease_texts(OWNER, 3, NOON, TTL)] == ids[:3]
    assert [text.document_id for text in store.lease_texts(OTHER, 3, NOON, TTL)] == ids[3:]
    assert store.lease_texts(OTHER, 3, NOON, TTL) == []


def test_a_leased_text_carries_what_the_pipeline_needs(store: Store) -> None:
    identity, _ = store.save_page(draft(published="2024-05", language="es"), capture(), NOON)
    (text,) = store.lease_texts(OWNER, 1, NOON, TTL)
    assert (text.document_id, text.version, text.text) == (identity, 1, draft().text)
    assert (text.title, text.published, text.language) == (draft().title, "2024-05", "es")


def test_an_expired_lease_is_given_to_the_next_who_asks(store: Store) -> None:
    ids = fill(store, 3)
    store.lease_texts(OWNER, 2, NOON, TTL)
    assert [text.document_id for text in store.lease_texts(OTHER, 3, NOON + TTL, TTL)] == ids
    assert store.save_annotations(OWNER, [result(ids[0])], NOON + TTL) == 0
    assert store.save_annotations(OTHER, [result(ids[0])], NOON + TTL) == 1


def test_annotations_are_kept_and_the_engine_is_to_be_told(store: Store) -> None:
    (identity,) = fill(store, 1)
    store.lease_texts(OWNER, 1, NOON, TTL)
    assert store.counts().waiting_annotation == 1
    assert store.save_annotations(OWNER, [result(identity)], NOON) == 1
    found = store.document(identity)
    assert found is not None
    assert (found.entities, found.events, found.language) == (tuple(result(identity).entities), (seizure(),), "en")
    assert [item.document_id for item in store.outbox(10)] == [identity]
    assert store.counts().waiting_annotation == 0


def test_saving_twice_tells_the_engine_once(store: Store) -> None:
    (identity,) = fill(store, 1)
    store.lease_texts(OWNER, 1, NOON, TTL)
    assert [store.save_annotations(OWNER, [result(identity)] * 2, NOON) for _ in range(2)] == [1, 0]
    assert len(store.outbox(10)) == 1


def test_a_version_replaced_meanwhile_is_skipped_and_waits_anew(store: Store) -> None:
    (identity,) = fill(store, 1)
    store.lease_texts(OWNER, 1, NOON, TTL)
    store.save_page(draft("https://harbour.example/0", "corrected"), capture(9), NOON)
    assert store.save_annotations(OWNER, [result(identity)], NOON) == 0
    (text,) = store.lease_texts(OTHER, 5, NOON, TTL)
    assert (text.version, text.text) == (2, "corrected")


def test_a_new_version_shows_no_annotations_of_the_old_one(store: Store) -> None:
    (identity,) = fill(store, 1)
    annotate_all(store, [entity("DRUG", "cocaine")], [seizure()])
    store.save_page(draft("https://harbour.example/0", "corrected"), capture(9), NOON)
    found = store.document(identity)
    assert found is not None
    assert (found.entities, found.events) == (None, ())
    annotate_all(store, [], [seizure(2.0), seizure(3.0)])
    found = store.document(identity)
    assert found is not None
    assert (found.entities, [event["kilograms"] for event in found.events]) == ((), [2.0, 3.0])


def test_a_failed_annotation_still_reaches_the_engine(store: Store) -> None:
    (identity,) = fill(store, 1)
    store.lease_texts(OWNER, 1, NOON, TTL)
    store.save_annotations(OWNER, [AnnotatedText(identity, 1, None, [], [], "ValueError: odd\x00")], NOON)
    found = store.document(identity)
    assert found is not None
    assert found.entities == ()
    assert len(store.outbox(10)) == 1


def test_all_or_some_are_annotated_again_and_stay_readable_meanwhile(store: Store) -> None:
    ids = fill(store, 3)
    annotate_all(store, [entity("DRUG", "cocaine")])
    settle_all(store)
    assert store.mark_for_annotation([ids[0], ids[0], "absent"]) == 1
    assert store.mark_for_annotation(None) == 2
    assert store.mark_for_annotation(None) == 0
    assert store.counts().waiting_annotation == 3
    assert all(found.entities for found in store.documents(ids))
    annotate_all(store)
    assert sorted(settle_all(store)) == sorted(ids)


def test_what_dead_processes_held_is_free_again(store: Store) -> None:
    ids = fill(store, 3)
    store.lease_texts(OWNER, 2, NOON, TTL)
    store.lease_texts(OTHER, 1, NOON, TTL)
    store.acquire("indexer", OWNER, NOON, TTL)
    assert store.release_dead_leases(lambda owner: owner == OTHER) == 3
    assert [text.document_id for text in store.lease_texts(OTHER, 9, NOON, TTL)] == ids[:2]
    assert store.acquire("indexer", OTHER, NOON, TTL)


def test_a_lease_is_cut_short_rather_than_hold_too_much_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, 3)
    monkeypatch.setattr(queue, "LEASE_CHARACTERS", 1)
    assert [len(store.lease_texts(OWNER, 3, NOON, TTL)) for _ in range(4)] == [1, 1, 1, 0]


def test_numbers_that_databases_lack(store: Store) -> None:
    (identity,) = fill(store, 1)
    odd = [seizure(float("inf"), value=10**400, place="\x00Velmar"), {"type": "sighting"}, seizure(1, quantity="many")]
    annotate_all(store, [], odd)
    found = store.document(identity)
    assert found is not None
    assert [event.get("place") for event in found.events] == ["Velmar", None, None]
    with store._database.read() as connection:
        rows = connection.execute(select(events.c.type, events.c.kilograms, events.c.value).order_by(events.c.position))
        assert [tuple(row) for row in rows] == [
            ("seizure", None, None), ("sighting", None, None), ("seizure", 1.0, None),
        ]  # fmt: skip


def test_workers_side_by_side_annotate_each_text_once(store: Store) -> None:
    ids = fill(store, 40)

    def work(number: int) -> int:
        owner, done = f"host:boot:{number}:1.00", 0
        while waiting := store.lease_texts(owner, 3, NOON, TTL):
            done += store.save_annotations(owner, [result(text.document_id) for text in waiting], NOON)
        return done

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 40
    assert sorted(settle_all(store)) == sorted(ids)
