"""Threads of many engines, page by page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.forums import forum
from crawler.harvest import Ask, Harvest, Task
from tests.forums.engines import ENGINES, HOST, SAID, WORDS, Said, mybb, phpbb, rows, xenforo
from tests.forums.running import NOW, answer

ADDRESSES = {
    "phpbb": "/viewtopic.php?p={}",
    "vbulletin": "/showpost.php?p={}",
    "xenforo": "/threads/boats.77/post-{}",
    "mybb": "/showthread.php?pid={}&tid=77",
    "smf": "/index.php?topic=77.msg{}",
    "invision": "/topic/77-boats/?comment={}&do=findComment",
}


def _task(path: str, **more: object) -> Task:
    return Task("talk", "forum", HOST + path, NOW, **more)  # type: ignore[arg-type]


def _read(path: str, body: bytes, step: str = "thread", state: dict[str, object] | None = None) -> Harvest:
    return forum.read(answer(_task(path), Ask(HOST + path, step, state or {}), body))


@pytest.mark.parametrize("engine", ENGINES)
def test_posts_have_author_time_text_and_place(engine: str) -> None:
    make, path = ENGINES[engine]
    first = forum.begin(_task(path)).asks[0]
    drafts = forum.read(answer(_task(path), first, make())).drafts
    assert [draft.authors for draft in drafts] == [("saltdog",), ("quay_cat",), ("saltdog",)]
    assert [(draft.published or "")[:10] for draft in drafts] == [one.when for one in SAID]
    assert [draft.text for draft in drafts] == WORDS[:3]
    assert [draft.details["position"] for draft in drafts] == [1, 2, 3]
    assert {draft.title for draft in drafts} == {"Boats at night"}
    assert {draft.kind for draft in drafts} == {"post"}


@pytest.mark.parametrize("engine", ADDRESSES)
def test_a_post_is_known_by_the_address_that_its_engine_gives_it(engine: str) -> None:
    make, path = ENGINES[engine]
    assert [draft.url for draft in _read(path, make()).drafts] == [
        HOST + ADDRESSES[engine].replace("{}", str(one.number)) for one in SAID
    ]


def test_posts_without_a_number_keep_their_address_when_others_come_before_them() -> None:
    make, path = ENGINES["unknown"]
    before = [draft.url for draft in _read(path, make(SAID)).drafts]
    after = [draft.url for draft in _read(path, make([Said(1, "gull", "2024-05-01", WORDS[3]), *SAID])).drafts]
    assert len(set(before)) == 3
    assert after[1:] == before


def test_times_told_from_the_readers_day_are_read() -> None:
    said = [
        Said(1, "saltdog", "Yesterday, 10:32 PM", WORDS[0]),
        Said(2, "quay_cat", "3 hours ago", WORDS[1]),
        Said(3, "gull", "Today, 06:05 AM", WORDS[2]),
    ]
    assert [draft.published for draft in _read("/showthread.php?tid=77", mybb(said)).drafts] == [
        "2024-06-04T22:32:00",
        "2024-06-05",
        "2024-06-05T06:05:00",
    ]


def test_a_quoted_post_is_named_and_not_repeated() -> None:
    quote = (
        f'<blockquote class="bbCodeBlock--quote" data-quote="saltdog" data-source="post: 501">{WORDS[0]}</blockquote>'
    )
    said = [SAID[0], Said(502, "quay_cat", "2024-05-04", f"{quote}{WORDS[1]}")]
    harvest = _read("/threads/boats.77/", xenforo(said))
    first, second = harvest.drafts
    assert second.text == WORDS[1]
    assert second.details["reply_to"] == first.url
    assert [(one.document, one.type, one.by, one.url) for one in harvest.relations] == [
        (first.url, "quote", "quay_cat", second.url)
    ]


def test_links_are_kept_and_followed_only_where_the_source_wants_it() -> None:
    said = [SAID[0], Said(502, "quay_cat", "2024-05-04", WORDS[4])]
    path = "/threads/boats.77/"
    ask = Ask(HOST + path, "thread")
    assert not forum.read(answer(_task(path), ask, xenforo(said))).pages
    harvest = forum.read(answer(_task(path, follow=True), ask, xenforo(said)))
    assert [page.url for page in harvest.pages] == ["https://post.velmora.example/news/tiles"]
    assert harvest.drafts[1].details["links"] == ["https://post.velmora.example/news/tiles"]


def test_paging_goes_on_with_the_next_page_and_ends_with_one_that_repeats() -> None:
    links = "".join(f'<a href="/threads/boats.77/page-{n}">{n}</a>' for n in (1, 2, 3, 9))
    first = _read("/threads/boats.77/", xenforo(links=links))
    assert [ask.url for ask in first.asks] == [HOST + "/threads/boats.77/page-2"]
    repeated = _read("/threads/boats.77/page-2", xenforo(links=links), state=dict(first.asks[0].state))
    assert repeated == Harvest(notes=(f"{HOST}/threads/boats.77/page-2 repeats the page before it",))


@pytest.mark.parametrize(
    ("engine", "form"), [("xenforo", "/threads/boats.{}/"), ("own", "/talk/{}-what-came-in-part-{}")]
)
def test_a_list_asks_for_its_threads(engine: str, form: str) -> None:
    listed = [(n, f"What came in part {n}", f"2024-05-{10 + n}") for n in range(1, 6)]
    harvest = _read("/forums/watch.3/", rows(engine, listed), "start")
    assert [ask.url for ask in harvest.asks] == [HOST + form.replace("{}", str(n)) for n, _, _ in listed]
    assert {ask.step for ask in harvest.asks} == {"thread"}


def test_threads_in_which_nothing_was_said_are_not_asked_for_again() -> None:
    listed = [(n, f"What came in part {n}", f"2024-05-{10 + n}") for n in range(1, 6)]
    ask = Ask(HOST + "/forums/watch.3/", "start")
    first = forum.read(answer(_task("/forums/watch.3/"), ask, rows("xenforo", listed)))
    known: dict[str, object] = {}
    for thread in first.asks:
        known |= forum.read(answer(_task("/forums/watch.3/"), thread, xenforo())).cursor
    listed[1] = (2, "What came in part 2", "2024-06-01")
    task = _task("/forums/watch.3/", cursor=known)
    later = forum.read(answer(task, ask, rows("xenforo", listed)))
    assert [thread.url for thread in later.asks] == [HOST + "/threads/boats.2/"]


def test_a_page_that_is_no_part_of_a_forum_is_an_error_and_one_without_posts_is_named() -> None:
    empty = b"<html><title>Gone</title><body><p>Nothing to see.</p></body></html>"
    assert _read("/forums/watch.3/", empty, "start").error
    assert _read("/threads/boats.77/", empty).refused == (
        (HOST + "/threads/boats.77/", "no posts were found in the page"),
    )
    assert forum.begin(Task("talk", "forum", "mailto:nobody@harbour.example", NOW)).error
    assert forum.read(answer(_task("/x"), Ask(HOST + "/x", "start"), b"%PDF-1.7", content_type="application/pdf")).error


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(ENGINES)), st.data())
def test_a_damaged_page_never_stops_the_reader(engine: str, data: st.DataObject) -> None:
    make, path = ENGINES[engine]
    body = bytearray(make())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(body)))
        cut = data.draw(st.integers(0, 300))
        body[place : place + cut] = data.draw(
            st.binary(max_size=20) | st.sampled_from([b"<", b"\x00", b"</div>", b"&#xD800;"])
        )
    step = data.draw(st.sampled_from(["start", "thread", "board"]))
    harvest = _read(path, bytes(body), step)
    for draft in harvest.drafts:
        assert draft.text.strip()
        assert draft.url.startswith(HOST)
        assert "\x00" not in draft.text
    assert len({draft.url for draft in harvest.drafts}) == len(harvest.drafts)
    assert Ask(HOST + path, step) not in harvest.asks


def test_sessions_pages_and_orders_do_not_make_another_thread() -> None:
    harvest = _read("/viewtopic.php?f=2&sid=0123456789abcdef0123456789abcdef&start=20&t=77", phpbb())
    assert {draft.details["thread"] for draft in harvest.drafts} == {HOST + "/viewtopic.php?t=77"}
