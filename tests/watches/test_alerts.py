"""What watches find is kept once, with its reason, and told once for each story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from index.model import document_id
from index.store import Store, StoreError
from tests.store.builders import NOON, OWNER, annotate_all, capture, draft, entity
from watchfloor.watching import Watcher

WORDS = "Forty kilograms of cocaine were found behind a wall in the harbour of Port Velmar, said the customs officers."


def publish(store: Store, number: int, words: str = WORDS, source: str | None = None) -> str:
    """Save and read a document of its own source; return its id."""
    source = source or f"paper-{number}"
    url = f"https://{source}.example/{number}"
    store.save_page(draft(url, words, source=source, title=f"Find number {number}"), capture(number), NOON)
    annotate_all(store, [entity("DRUG", "cocaine", words.find("cocaine"), "cocaine")])
    return document_id(source, url)


def look(store: Store) -> int:
    """Have the watches look at all that waits; return at how much they looked."""
    watcher = Watcher(store, OWNER, batch=3)
    looked = 0
    while step := watcher.step():
        looked += step
    watcher.release()
    return looked


def found(store: Store, watch: str | None = None, untold: bool = False) -> list[tuple[str, str]]:
    """Watch and document of what was found, the first first."""
    return [(each.watch, each.document_id) for each in reversed(store.alerts(watch, untold=untold))]


def test_a_watch_finds_what_comes_after_it(store: Store) -> None:
    publish(store, 1, "The harbour of Port Velmar had cocaine in every news bulletin of the year before last.")
    look(store)
    store.add_watch("harbour", "drug:cocaine harbour", (), False, NOON)
    second = publish(store, 2)
    publish(store, 3, "A choir of forty children sang in the town hall of Limsund on the evening of the first of May.")
    assert look(store) == 2
    assert found(store) == [("harbour", second)]
    [alert] = store.alerts()
    assert alert.title == "Find number 2"
    marked = [alert.why["snippet"][start:end] for start, end in alert.why["marks"]]
    assert marked == ["cocaine", "harbour"]


def test_one_story_is_told_once_unless_every_telling_is_asked_for(store: Store) -> None:
    store.add_watch("once", "cocaine", (), False, NOON)
    store.add_watch("every", "cocaine", (), True, NOON)
    ids = [publish(store, number) for number in (1, 2, 3)]
    look(store)
    assert found(store, "once") == [("once", ids[0])]
    assert found(store, "once", untold=True) == [("once", each) for each in ids]
    assert found(store, "every") == [("every", each) for each in ids]


def test_a_copy_in_a_later_batch_is_not_told_again(store: Store) -> None:
    store.add_watch("once", "cocaine", (), False, NOON)
    first = publish(store, 1)
    look(store)
    publish(store, 2)
    look(store)
    assert found(store) == [("once", first)]


def test_a_changed_document_is_found_when_it_comes_to_match_and_never_twice(store: Store) -> None:
    store.add_watch("velmar", "Velmar", (), True, NOON)
    publish(store, 1, "A choir of forty children sang in the town hall of Limsund on the evening of the first of May.")
    look(store)
    assert found(store) == []
    changed = publish(store, 1, "A choir of forty children sang in Port Velmar on the evening of the first of May.")
    look(store)
    publish(store, 1, "A choir of fifty children sang in Port Velmar on the evening of the first of May.")
    look(store)
    assert found(store) == [("velmar", changed)]


def test_a_text_read_again_by_a_newer_pipeline_is_not_new(store: Store) -> None:
    publish(store, 1)
    look(store)
    store.add_watch("late", "cocaine", (), False, NOON)
    store.mark_for_annotation(None)
    annotate_all(store)
    assert look(store) == 0
    assert found(store) == []


def test_a_watch_that_cannot_be_read_does_not_stop_the_others(store: Store) -> None:
    store.add_watch("broken", "((", (), False, NOON)
    store.add_watch("sound", "cocaine", (), False, NOON)
    first = publish(store, 1)
    look(store)
    assert found(store) == [("sound", first)]


def test_only_one_process_watches_at_a_time(store: Store) -> None:
    store.add_watch("sound", "cocaine", (), False, NOON)
    publish(store, 1)
    one, other = Watcher(store, OWNER), Watcher(store, "host:boot:9:9.00")
    assert one.step() == 1
    publish(store, 2)
    assert other.step() == 0
    one.release()
    assert other.step() == 1


def test_seen_alerts_are_counted_no_more(store: Store) -> None:
    store.add_watch("sound", "cocaine", (), True, NOON)
    publish(store, 1)
    publish(store, 2)
    look(store)
    assert store.unseen_alerts() == {"sound": 2}
    [second, first] = store.alerts()
    assert store.mark_seen([first.id, first.id + 1_000], NOON + timedelta(hours=1)) == 1
    assert store.mark_seen([first.id], NOON) == 0
    assert store.unseen_alerts() == {"sound": 1}
    assert [each.document_id for each in store.alerts(before=second.id)] == [first.document_id]


def test_a_removed_watch_takes_what_it_found_with_it(store: Store) -> None:
    store.add_watch("sound", "cocaine", (), False, NOON)
    publish(store, 1)
    look(store)
    assert store.remove_watch("sound")
    assert not store.remove_watch("sound")
    assert (store.watches(), store.alerts()) == ([], [])


def test_a_name_is_given_once_and_is_not_blank(store: Store) -> None:
    kept = store.add_watch("sound", "cocaine", ("json://desk.example",), True, NOON)
    assert store.watch("sound") == kept
    for name, query in (("sound", "x"), ("  ", "x"), ("n" * 201, "x"), ("long", "x" * 20_001)):
        with pytest.raises(StoreError):
            store.add_watch(name, query, (), False, NOON)
    assert [each.name for each in store.watches()] == ["sound"]


def test_a_query_too_large_for_the_engine_does_not_stop_the_others(store: Store) -> None:
    store.add_watch("large", "/(.{3,}){0,40}/", (), False, NOON)
    store.add_watch("sound", "cocaine", (), False, NOON)
    first = publish(store, 1)
    look(store)
    assert ("sound", first) in found(store)


def test_a_version_that_was_not_read_yet_is_looked_at_once_it_is(store: Store) -> None:
    store.add_watch("word without drug", "cocaine -drug:cocaine", (), True, NOON)
    publish(store, 1)
    url = "https://paper-1.example/1"
    store.save_page(draft(url, f"{WORDS} And so on.", source="paper-1"), capture(1), NOON)
    look(store)
    assert found(store) == []


def test_names_are_kept_on_one_line(store: Store) -> None:
    kept = store.add_watch(" two\nlines\x00\u202e ", "cocaine", (), False, NOON)
    assert kept.name == "two lines"
    assert store.watch("two\nlines") == kept
    assert store.remove_watch("two  lines")
