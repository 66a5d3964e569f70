"""Results with each story once, and a document's others, over a real store and a real index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine.build import record_of
from index.engine.tantivy import TantivyEngine
from index.store import open_store
from tests.desk.fictions import FakeSearcher, desk_context
from tests.desk.reading import Page
from tests.desk.serving import Desk, served
from tests.store.builders import NOON, capture, draft
from watchfloor.desk.context import DeskContext
from watchfloor.searching import Searcher

TOLD = "Customs at Port Velmar seized 40 kg of cocaine on Sunday."
PAGES = (
    ("harbour", "https://harbour.example/1", TOLD, "2026-02-03"),
    ("quay", "https://quay.example/1", TOLD.upper(), "2026-02-04"),
    ("harbour", "https://harbour.example/2", "Mara Quill denied it.", "2026-02-05"),
    ("harbour", "https://harbour.example/3", "Mara Quill denied it again.", "2026-02-06"),
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over four documents, two of which tell one story."""
    folder: Path = tmp_path_factory.mktemp("stories")
    store = open_store(f"sqlite:///{folder / 'store.db'}")
    engine = TantivyEngine(folder / "index")
    for number, (source, url, text, published) in enumerate(PAGES):
        made = draft(url, text, source=source, published=published, title=f"Seizure {number}")
        store.save_page(made, capture(number * 1_000), NOON)
    engine.apply([record_of(document) for document in store.scan()])
    fake = desk_context(FakeSearcher())
    context = DeskContext(Searcher(store, engine), fake.status, fake.problems, store.counts, engine.health, store)
    with served(context) as desk:
        yield desk
    engine.close()
    store.close()


@pytest.fixture
def real_posts(tmp_path: Path) -> Iterator[Desk]:
    """A desk over one post that two sources hold."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    engine = TantivyEngine(tmp_path / "index")
    for number, source in enumerate(("harbour", "quay")):
        made = draft("https://quay.example/p/1", TOLD, source=source, title=None, kind="post", authors=["Ida Brandt"])
        store.save_page(made, capture(number * 1_000), NOON)
    engine.apply([record_of(document) for document in store.scan()])
    fake = desk_context(FakeSearcher())
    context = DeskContext(Searcher(store, engine), fake.status, fake.problems, store.counts, engine.health, store)
    with served(context) as desk:
        yield desk
    engine.close()
    store.close()


def test_the_api_answers_each_story_once_with_who_tells_it(real: Desk) -> None:
    answer = real.get("/api/search?q=*&collapse=story&sort=oldest&facets=source").json()
    assert (answer["total"], answer["stories"]) == (4, 3)
    assert [(hit["title"], hit["story_size"], hit["story_sources"]) for hit in answer["hits"]] == [
        ("Seizure 0", 2, 2), ("Seizure 2", 1, 1), ("Seizure 3", 1, 1),
    ]  # fmt: skip
    assert answer["facets"]["source"] == [{"value": "harbour", "count": 3}, {"value": "quay", "count": 1}]
    last = real.get("/api/search?q=*&collapse=story&sort=newest&limit=2&offset=2").json()
    assert [hit["title"] for hit in last["hits"]] == ["Seizure 1"]


def test_an_answer_with_all_documents_says_nothing_of_stories(real: Desk) -> None:
    answer = real.get("/api/search?q=*").json()
    assert len(answer["hits"]) == 4
    assert not {"stories", "story_size", "story_sources"} & {*answer, *answer["hits"][0]}


def test_nothing_else_can_be_collapsed(real: Desk) -> None:
    answer = real.get("/api/search?q=*&collapse=source")
    assert (answer.status, answer.json()["error"]) == (400, "collapse must be story")


def test_the_page_says_how_many_sources_tell_a_story_and_leads_to_them(real: Desk) -> None:
    found = Page(real.get("/?q=*&collapse=story&sort=oldest&limit=2").text)
    assert found.texts("//p[@role='status']") == ["1–2 of 3 stories in 4 documents"]
    assert found.texts("//a[@class='told']") == ["2 sources tell this"]
    assert found.texts("//a[@rel='next']") == ["Next →"]
    [link] = found.links("//a[@class='told']")
    assert Page(real.get(link).text).texts("//p[@role='status']") == ["1–2 of 2 documents"]


def test_each_story_once_is_a_switch_beside_the_orders_that_keeps_its_name(real: Desk) -> None:
    off, on = Page(real.get("/?q=*").text), Page(real.get("/?q=*&collapse=story").text)
    assert off.links("//p[@class='once']/a") == ["/?q=%2A&collapse=story"]
    assert off.select("//p[@class='once']/a[@aria-current]") == []
    assert on.links("//p[@class='once']/a[@aria-current='true']") == ["/?q=%2A"]
    assert all("Each story once" in page.texts("//p[@class='once']/a")[0] for page in (off, on))
    assert on.texts("//p[@class='sorts']/*")[1:] == ["Best match", "Newest", "Oldest"]


def test_posts_without_a_title_are_named_by_who_wrote_what(real_posts: Desk) -> None:
    name = "Ida Brandt: Customs at Port Velmar seized 40 kg of cocaine on Sunday."
    found = Page(real_posts.get("/?q=*").text)
    assert found.texts("//li[@class='hit']/h2") == [name, name]
    assert "headline" not in real_posts.get("/api/search?q=*").json()["hits"][0]
    shown = Page(real_posts.get(found.links("//li[@class='hit'][1]/h2/a")[0]).text)
    assert (shown.texts("//h1"), shown.texts("//ul[@class='alike']//a")) == ([name], [name])


def test_a_document_names_the_others_of_its_story(real: Desk) -> None:
    [mine] = real.get("/api/search?q=source:quay").json()["hits"]
    [other] = real.get(f"/api/documents/{mine['id']}").json()["same_story"]
    assert (other["source"], other["title"], other["url"]) == ("harbour", "Seizure 0", "https://harbour.example/1")
    shown = Page(real.get(f"/document/{mine['id']}").text)
    assert shown.texts("//ul[@class='alike']//a") == ["Seizure 0"]
    [alone] = real.get("/api/search?q=title:2").json()["hits"]
    assert Page(real.get(f"/document/{alone['id']}").text).select("//ul[@class='alike']") == []
