"""Saving pages and reading them again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from index.model import Post, document_id
from index.store import Store, reading
from tests.store.builders import NOON, annotate_all, capture, draft, entity, seizure

HOUR = timedelta(hours=1)


def test_a_new_page_is_read_as_it_was_saved(store: Store) -> None:
    posts = (Post("ana", "2024-05-03", "first"), Post(None, None, "second"))
    page = draft(
        authors=("A. Reyes",), published="2024-05-03", language="en", posts=posts, tags=("port",), partial=True
    )
    identity, outcome = store.save_page(page, capture(), NOON)
    assert (identity, outcome) == (document_id("harbour", page.url), "new")
    found = store.document(identity)
    assert found is not None
    assert (found.text, found.authors, found.published, found.posts) == (page.text, ("A. Reyes",), "2024-05-03", posts)
    assert (found.kind, found.title, found.tags, found.partial) == ("article", page.title, ("port",), True)
    assert (found.version, found.language, found.collected, found.story) == (1, "en", NOON, identity)
    assert (found.capture, found.entities, found.events) == (capture(), None, ())


def test_the_same_content_again_leaves_the_document_and_keeps_the_capture(store: Store) -> None:
    identity, _ = store.save_page(draft(), capture(0), NOON)
    before = store.document(identity)
    assert store.save_page(draft(), capture(1_000), NOON + HOUR) == (identity, "unchanged")
    assert store.document(identity) == before
    assert store.counts().captures == 2
    assert [record.document_ids for record in store.captures_in("archive/0001.warc.gz")] == [(identity,), ()]


def test_the_same_page_saved_twice_names_its_capture_once(store: Store) -> None:
    store.save_page(draft(), capture(), NOON)
    store.save_page(draft(), capture(), NOON)
    assert store.counts().captures == 1


@pytest.mark.parametrize(
    "change",
    [{"text": "Customs seized 45 kg."}, {"title": None}, {"authors": ("B. Okoro",)}, {"published": "2024-05-04"}],
)
def test_another_content_is_another_version(store: Store, change: dict[str, object]) -> None:
    identity, _ = store.save_page(draft(), capture(0), NOON)
    later = capture(1_000, fetched=NOON + HOUR)
    assert store.save_page(draft(**change), later, NOON + HOUR)[1] == "updated"  # type: ignore[arg-type]
    assert [(v.version, v.captured, v.capture) for v in store.versions(identity)] == [
        (1, NOON, capture(0)),
        (2, NOON + HOUR, later),
    ]
    found = store.document(identity)
    assert found is not None
    assert (found.version, found.collected, found.capture) == (2, NOON, later)


def test_a_return_to_an_earlier_content_is_a_third_version(store: Store) -> None:
    for number, text in enumerate(("one", "two", "one")):
        identity, _ = store.save_page(draft(text=text), capture(number * 1_000), NOON)
    hashes = [version.sha256 for version in store.versions(identity)]
    assert len(hashes) == 3
    assert hashes[0] == hashes[2] != hashes[1]


def test_several_documents_of_one_capture(store: Store) -> None:
    ids = [store.save_page(draft(f"https://harbour.example/t/{i}", f"post {i}"), capture(), NOON)[0] for i in range(3)]
    (record,) = store.captures_in("archive/0001.warc.gz")
    assert record.document_ids == tuple(sorted(ids))
    assert (record.offset, record.length, record.sha256) == (0, 1_000, capture().sha256)


def test_the_archive_learns_what_is_cited(store: Store) -> None:
    store.save_page(draft(), capture(4_000), NOON)
    store.save_page(draft("https://harbour.example/2"), capture(0, warc="archive/0002.warc.gz"), NOON)
    assert store.capture_files() == ["archive/0001.warc.gz", "archive/0002.warc.gz"]
    assert [store.cited_end(name) for name in (*store.capture_files(), "absent")] == [5_000, 1_000, 0]
    assert store.captures_in("absent") == []


def test_what_no_database_can_keep_is_left_out(store: Store) -> None:
    page = draft(
        "https://harbour.example/\x00\ud800", "a\x00b\ud83dc", title="t\x00", authors=("\udc00x",), tags=("\x00",),
        posts=(Post("\x00", None, "\udfffp"),), language="e\x00n", published="\x002024",
    )  # fmt: skip
    odd = capture(
        custody={"k\x00": ["\ud800", float("nan"), {"deep": float("inf")}]}, url="u\x00", content_type="\ud800"
    )
    identity, _ = store.save_page(page, odd, NOON)
    found = store.document(identity)
    assert found is not None
    assert found.capture is not None
    assert (found.url, found.text, found.title, found.authors) == ("https://harbour.example/", "abc", "t", ("x",))
    assert (found.posts, found.language, found.published) == ((Post("", None, "p"),), "en", "2024")
    assert found.capture.custody == {"k": ["", None, {"deep": None}]}


def test_a_time_without_zone_is_refused_and_leaves_nothing(store: Store) -> None:
    with pytest.raises(Exception, match="no time zone"):
        store.save_page(draft(), capture(), datetime(2024, 5, 3))
    assert store.counts().captures == 0


def test_addresses_and_texts_of_any_length(store: Store) -> None:
    page = draft("https://harbour.example/" + "a" * 9_000, "wórd " * 400_000, title="t" * 9_000)
    identity, _ = store.save_page(page, capture(record_id="r" * 9_000, url=page.url), NOON)
    found = store.document(identity)
    assert found is not None
    assert (found.url, found.text) == (page.url, page.text)


def test_documents_come_in_the_order_asked_for(store: Store) -> None:
    ids = [store.save_page(draft(f"https://harbour.example/{i}"), capture(i), NOON)[0] for i in range(5)]
    asked = [ids[3], "absent", ids[0], ids[3]]
    assert [found.id for found in store.documents(asked)] == [ids[3], ids[0], ids[3]]
    assert store.document("absent") is None
    assert store.documents([]) == []


def test_a_scan_meets_every_document_once(store: Store) -> None:
    ids = {store.save_page(draft(f"https://harbour.example/{i}"), capture(i), NOON)[0] for i in range(7)}
    seen: list[str] = []
    while batch := store.scan(seen[-1] if seen else "", 3):
        seen += [found.id for found in batch]
    assert seen == sorted(ids)


def test_a_batch_is_cut_short_rather_than_hold_too_much_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(4):
        store.save_page(draft(f"https://harbour.example/{i}", f"{i} " * 100), capture(i), NOON)
    monkeypatch.setattr(reading, "BATCH_CHARACTERS", 450)
    assert len(store.scan()) == 2
    monkeypatch.setattr(reading, "BATCH_CHARACTERS", 1)
    assert len(store.scan()) == 1


def test_what_changed_since_a_time(store: Store) -> None:
    old, _ = store.save_page(draft("https://harbour.example/old"), capture(0), NOON)
    annotate_all(store)
    new, _ = store.save_page(draft("https://harbour.example/new"), capture(1), NOON + HOUR)
    assert [found.id for found in store.changed_since(NOON + HOUR, "", 10)] == [new]
    assert {found.id for found in store.changed_since(NOON, "", 10)} == {old, new}
    store.mark_for_annotation([old])
    annotate_all(store, now=NOON + 2 * HOUR)
    assert {found.id for found in store.changed_since(NOON + 2 * HOUR, "", 10)} == {old, new}
    assert store.changed_since(NOON, max(old, new), 10) == []


def test_documents_are_counted_by_source(store: Store) -> None:
    for i, source in enumerate(("harbour", "harbour", "gazette")):
        store.save_page(draft(f"https://harbour.example/{i}", source=source), capture(i), NOON)
    assert store.documents_by_source() == {"harbour": 2, "gazette": 1}


def test_a_batch_takes_as_many_statements_as_one_document(store: Store) -> None:
    for i in range(20):
        store.save_page(draft(f"https://harbour.example/{i}"), capture(i), NOON)
    annotate_all(store, [entity("DRUG", "cocaine")], [seizure(), seizure(2.0)])
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(store._database.engine, "before_cursor_execute", note)
    counted = []
    for limit in (1, 20):
        statements.clear()
        assert len(store.scan(limit=limit)) == limit
        counted.append(len(statements))
    event.remove(store._database.engine, "before_cursor_execute", note)
    assert counted[0] == counted[1]


def test_threads_that_save_the_same_pages_at_once(store: Store) -> None:
    def save(thread: int) -> list[str]:
        return [
            store.save_page(draft(f"https://harbour.example/{i}", f"text {i}"), capture(thread * 100 + i), NOON)[1]
            for i in range(10)
        ]

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for outcomes in pool.map(save, range(4)) for outcome in outcomes]
    assert sorted(outcomes) == ["new"] * 10 + ["unchanged"] * 30
    counts = store.counts()
    assert (counts.documents, counts.versions, counts.captures) == (10, 10, 40)
