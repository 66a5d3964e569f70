"""Watches in the desk: made by a form, found in the inbox, read as a feed, and changed by nobody else's page."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from index.store import Store, open_store
from tests.desk.fictions import FakeSearcher, desk_context
from tests.desk.serving import Desk, served
from tests.store.builders import NOON
from tests.watches.test_alerts import look, publish

KIND = "application/x-www-form-urlencoded"
ENTRY = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'watchfloor.db'}")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    with served(desk_context(FakeSearcher(), watching=store)) as running:
        yield running


def send(desk: Desk, path: str, headers: dict[str, str] | None = None, **fields: str) -> tuple[int, str]:
    """Send a form as a page of the desk does, but for the ``headers`` named; return status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    sent = {"Content-Type": KIND, "Origin": desk.address} | (headers or {})
    try:
        connection.request("POST", path, urlencode(fields), {name: value for name, value in sent.items() if value})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_watch_made_in_the_desk_fills_the_inbox(desk: Desk, store: Store) -> None:
    assert send(desk, "/watches", name="harbour", q="cocaine harbour", every="on")[0] == 303
    publish(store, 1)
    publish(store, 2)
    look(store)
    page = desk.get("/inbox").text
    assert "Find number 2" in page
    assert "<mark>cocaine</mark>" in page
    answer = desk.get("/inbox.json").json()
    assert [each["title"] for each in answer["alerts"]] == ["Find number 2", "Find number 1"]
    [listed] = desk.get("/watches.json").json()["watches"]
    assert (listed["name"], listed["unseen"], listed["every"], "secret" in listed) == ("harbour", 2, True, False)
    ids = [each["id"] for each in answer["alerts"]]
    assert send(desk, "/inbox/seen", id=str(ids[0]))[0] == 303
    assert store.unseen_alerts() == {"harbour": 1}


def test_the_feed_of_a_watch_opens_by_its_secret_alone(desk: Desk, store: Store) -> None:
    watch = store.add_watch("harbour & <quay>", "cocaine", (), False, NOON)
    store.add_watch("other", "choir", (), False, NOON)
    first = publish(store, 1)
    look(store)
    answer = desk.get(f"/feeds/{watch.secret}.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    assert feed.findtext(f"{ENTRY}title") == "watchfloor: harbour & <quay>"
    links = [link.get("href") for link in feed.iter(f"{ENTRY}link")]
    assert links == [f"{desk.address}/document/{first}"]
    assert desk.get("/feeds/guess.atom").status == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_forms_from_elsewhere_change_nothing(desk: Desk, store: Store, headers: dict[str, str], status: int) -> None:
    assert send(desk, "/watches", headers, name="harbour", q="cocaine")[0] == status
    assert store.watches() == []


def test_a_form_too_large_is_refused(desk: Desk) -> None:
    assert send(desk, "/watches", name="harbour", q="x" * 300_000)[0] == 413


def test_mistakes_are_shown_where_they_are(desk: Desk, store: Store) -> None:
    status, page = send(desk, "/watches", name="harbour", q="drug:(cocaine")
    assert (status, "Column 6" in page, 'value="harbour"' in page) == (400, True, True)
    assert send(desk, "/watches", name=" ", q="cocaine")[0] == 400
    assert send(desk, "/watches", name="n" * 201, q="cocaine")[0] == 400
    assert send(desk, "/watches", name="harbour", q="cocaine")[0] == 303
    status, page = send(desk, "/watches", name="harbour", q="heroin")
    assert (status, "already" in page) == (400, True)
    assert [each.query for each in store.watches()] == ["cocaine"]


def test_what_is_unknown_is_not_found(desk: Desk) -> None:
    assert desk.get("/inbox?watch=none").status == 404
    assert send(desk, "/watches/remove", name="none")[0] == 404
    assert desk.get("/inbox?before=x").status == 400
    assert desk.get("/watches?q=" + "x" * 4_001).status == 400


def test_the_inbox_has_pages(desk: Desk, store: Store) -> None:
    store.add_watch("every", "cocaine", (), True, NOON)
    for number in range(52):
        publish(store, number)
    look(store)
    first = desk.get("/inbox.json?watch=every").json()
    assert len(first["alerts"]) == 50
    second = desk.get(first["next"]).json()
    assert [len(second["alerts"]), second["next"]] == [2, None]
    assert f'href="{first["next"].replace(".json", "").replace("&", "&amp;")}"' in desk.get("/inbox?watch=every").text


def test_hostile_words_stay_words(desk: Desk, store: Store) -> None:
    store.add_watch("<img src=x onerror=alert(1)>", "cocaine", (), False, NOON)
    publish(
        store, 1, "<script>alert(1)</script> and cocaine were found in the harbour of Port Velmar, it was said in May."
    )
    look(store)
    for path in ("/inbox", "/watches"):
        page = desk.get(path).text
        assert "<img src=x" not in page
        assert "<script>alert" not in page


def test_a_search_offers_to_be_watched(desk: Desk) -> None:
    assert 'href="/watches?q=drug%3Acocaine"' in desk.get("/?q=drug%3Acocaine").text
    assert 'value="drug:cocaine"' in desk.get("/watches?q=drug%3Acocaine").text
