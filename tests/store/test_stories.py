"""Documents of one story share an id that does not depend on the order in which they came."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import document_id
from index.store import Store, open_store
from index.store.story_texts import WIDESPREAD
from tests.store.articles import article, release, sentences
from tests.store.builders import NOON, annotate_all, capture, draft, settle_all

Pages = Mapping[str, str]


def page(number: int, host: str = "harbour") -> str:
    return f"https://{host}.example/{number}"


def identity(url: str) -> str:
    return document_id("harbour", url)


def save(store: Store, pages: Iterable[tuple[str, str]], **more: str) -> None:
    for number, (url, content) in enumerate(pages):
        store.save_page(draft(url, content, **more), capture(number), NOON)


def stories(store: Store) -> dict[str, str]:
    """The story of each address."""
    return {document.url: document.story for document in store.scan(limit=1_000)}


def groups(store: Store) -> set[frozenset[str]]:
    """The addresses of each story of several documents."""
    found: dict[str, set[str]] = {}
    for url, story in stories(store).items():
        found.setdefault(story, set()).add(url)
    return {frozenset(urls) for urls in found.values() if len(urls) > 1}


def test_a_document_alone_is_a_story_named_by_it(store: Store) -> None:
    save(store, [(page(1), article(1)), (page(2), article(2))])
    assert stories(store) == {page(1): identity(page(1)), page(2): identity(page(2))}


def test_copies_cuts_and_frames_are_one_story_named_by_its_least_id(store: Store) -> None:
    whole = sentences(1)
    texts = [" ".join(whole), " ".join(whole).upper(), " ".join(whole[:8]), f"{article(5, 2)} {' '.join(whole)}"]
    save(store, [(page(n), content) for n, content in enumerate(texts)])
    least = min(identity(page(n)) for n in range(4))
    assert stories(store) == {page(n): least for n in range(4)}


def test_a_text_between_two_stories_joins_them_and_the_engine_is_told(store: Store) -> None:
    some, others = sentences(1), sentences(2)
    save(store, [(page(1), " ".join(some)), (page(2), " ".join(others)), (page(9), article(9))])
    annotate_all(store)
    settle_all(store)
    save(store, [(page(3), " ".join(some + others))])
    [joined] = groups(store)
    assert joined == {page(1), page(2), page(3)}
    least = min(map(identity, joined))
    told = {identity(page(n)) for n in (1, 2)} - {least}
    assert set(settle_all(store)) == told
    annotate_all(store)
    assert identity(page(3)) in settle_all(store)


def test_short_texts_are_one_story_only_when_their_words_are_the_same(store: Store) -> None:
    told = "Customs at Port Velmar seized 40 kg of cocaine on Sunday."
    save(store, [(page(1), told), (page(2), told.upper().replace(".", "!")), (page(3), told.replace("40", "41"))])
    save(store, [(page(4), "Good morning!"), (page(5), "Good morning!"), (page(6), ""), (page(7), "")])
    assert groups(store) == {frozenset({page(1), page(2)})}


def test_pages_that_list_many_stories_tie_none_of_them(store: Store) -> None:
    both = f"{article(1)} {article(2)}"
    save(store, [(page(1), article(1)), (page(2), article(2))])
    save(store, [(page(3), both), (page(4), both)], kind="listing")
    assert groups(store) == {frozenset({page(3), page(4)})}


def test_a_corrected_text_stays_in_its_story_and_is_recognised_too(store: Store) -> None:
    save(store, [(page(1), article(1)), (page(1), article(2)), (page(1), article(1))])
    save(
        store,
        [
            (
                page(2),
                article(2),
            ),
            (page(3), article(1)),
        ],
    )
    assert groups(store) == {frozenset({page(1), page(2), page(3)})}


def test_what_a_publisher_says_in_every_document_ties_none(store: Store) -> None:
    save(store, [(page(n), release(n)) for n in range(WIDESPREAD - 1)])
    assert groups(store)
    annotate_all(store)
    settle_all(store)
    before = stories(store)
    save(store, [(page(WIDESPREAD), release(WIDESPREAD))])
    assert groups(store) == set()
    after = stories(store)
    assert set(settle_all(store)) == {identity(url) for url, story in before.items() if after[url] != story}
    # A copy of one of them elsewhere, without what the office always says, is known nevertheless.
    save(store, [(page(1, "quay"), article(3, 8) + article(4, 1))])
    assert groups(store) == {frozenset({page(3), page(1, "quay")})}


def test_the_same_words_are_one_story_whoever_has_them_first(store: Store) -> None:
    told = "Customs at Port Velmar seized 40 kg of cocaine on Sunday."
    hosts = ("harbour", "quay", "tollgate", "velmar", "limsund", "saltholm")
    save(store, [(page(1, host), told) for host in hosts])
    assert groups(store) == {frozenset(page(1, host) for host in hosts)}


def test_a_text_that_repeats_itself_is_known_again(store: Store) -> None:
    again = "Customs at Port Velmar seized cocaine. " * 90
    save(store, [(page(1), again), (page(2), again + "Words of the quay."), (page(3), "words " * 400)])
    assert groups(store) == {frozenset({page(1), page(2)})}


def test_one_text_at_many_addresses_of_a_publisher_is_not_what_it_always_says(store: Store) -> None:
    save(store, [(page(n), article(1)) for n in range(2 * WIDESPREAD)])
    save(store, [(page(1, "quay"), article(1, 12))])
    assert [len(group) for group in groups(store)] == [2 * WIDESPREAD + 1]


def drawn(seed: int) -> list[tuple[str, str]]:
    """Articles, copies of all kinds on two hosts, and an office's releases."""
    chance = random.Random(seed)
    pages = [(page(n), release(n)) for n in range(WIDESPREAD + 2)]
    for n in range(6):
        whole = sentences(100 + n, 24)
        pages.append((page(100 + n), " ".join(whole)))
        pages.append((page(100 + n, "quay"), " ".join(whole[: chance.randint(4, 20)])))
        pages.append((page(200 + n, "quay"), " ".join([*sentences(200 + n, 3), *whole])))
    pages.append((page(300, "quay"), article(100, 24) + article(101, 24)))
    pages += [(page(301 + n, "quay"), release(n, 0)) for n in range(3)]
    return pages


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1_000))
def test_stories_and_their_ids_do_not_depend_on_the_order_of_arrival(tmp_path: Path, seed: int) -> None:
    pages = drawn(seed)
    found = []
    for turn in range(3):
        random.Random(turn).shuffle(pages)
        path = tmp_path / f"{seed}-{turn}.db"
        path.unlink(missing_ok=True)
        store = open_store(f"sqlite:///{path}")
        save(store, pages)
        found.append((stories(store), groups(store)))
        store.close()
    assert found[0] == found[1] == found[2]
    assert len(found[0][1]) == 8


def in_several_orders(tmp_path: Path, pages: list[tuple[str, str]], turns: int) -> list[dict[str, str]]:
    """The stories of pages that are saved in as many orders, the given one first."""
    found = []
    for turn in range(turns):
        store = open_store(f"sqlite:///{tmp_path}/{turn}.db")
        save(store, pages)
        found.append(stories(store))
        store.close()
        random.Random(turn).shuffle(pages)
    return found


def corrected(seed: int) -> list[tuple[str, str]]:
    """Articles of three publishers, each with its own heading, in several versions; many take from each other."""
    chance = random.Random(seed)
    headings = [" ".join(sentences(900 + host, 8)) for host in range(3)]
    told, pages = [sentences(seed)], []
    for number in range(36):
        body = sentences(1_000 + number, chance.choice((4, 8, 20)))
        if chance.random() < 0.5:
            taken = chance.choice(told)
            body = taken[: chance.randint(2, len(taken))] + body[: chance.randint(0, 4)]
        told.append(body)
        host = number % 3
        for version in (body, [*sentences(2_000 + number, 3), *body], body[: len(body) // 2 + 1]):
            pages.append((page(number, f"quay{host}"), f"{headings[host]}\n{' '.join(version)}"))
    return pages


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_depend_on_the_order_in_which_versions_came(tmp_path: Path, seed: int) -> None:
    found = in_several_orders(tmp_path, corrected(seed), 3)
    assert found[0] == found[1] == found[2]
    assert 1 < len(set(found[0].values())) < 36


def copied(seed: int) -> list[tuple[str, str]]:
    """A publisher's few texts under one heading, each at several addresses, of which some change theirs."""
    chance = random.Random(seed)
    heading = " ".join(sentences(900, 8))
    bodies = [" ".join(sentences(3_000 + number, chance.choice((4, 8)))) for number in range(14)]
    pages = []
    for number in range(24):
        for _ in range(1 + (chance.random() < 0.4)):
            pages.append((page(number, "quay"), f"{heading}\n{chance.choice(bodies)}"))
    return pages


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_depend_on_the_order_in_which_copies_and_their_versions_came(tmp_path: Path, seed: int) -> None:
    found = in_several_orders(tmp_path, copied(seed), 4)
    assert all(each == found[0] for each in found)


def test_a_few_documents_of_many_versions_say_nothing_widespread(store: Store) -> None:
    heading = " ".join(sentences(900, 8))
    for version in range(2 * WIDESPREAD):
        save(store, [(page(version % 3), f"{heading} {' '.join(sentences(4_000 + version, 4))}")])
    save(store, [(page(1, "quay"), f"{heading} {' '.join(sentences(5_000, 2))}")])
    assert [len(group) for group in groups(store)] == [4]


def test_near_duplicates_saved_at_once_by_two_writers_are_one_story(store: Store) -> None:
    def write(host: str) -> None:
        save(store, [(page(n, host), article(n) + f" Words of {host}.") for n in range(12)])

    writers = [threading.Thread(target=write, args=(host,)) for host in ("harbour", "quay", "tollgate")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(map(len, groups(store))) == [3] * 12


def test_a_rebuild_of_the_index_sees_documents_whose_story_changed(store: Store) -> None:
    later = NOON.replace(hour=20)
    save(store, [(page(1), article(1)), (page(2), article(2))])
    copy = article(1) + " Copied."
    store.save_page(draft(page(3), copy), capture(9), later)
    changed = {document.url for document in store.changed_since(NOON.replace(hour=19), "", 10)}
    moved = {page(1)} if identity(page(1)) > identity(page(3)) else set()
    assert changed == {page(3)} | moved
