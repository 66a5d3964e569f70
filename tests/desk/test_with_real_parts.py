"""The desk over a real store and a real index: what a facet counts is what it narrows to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from index.engine.build import record_of
from index.engine.port import FACETS
from index.engine.tantivy import TantivyEngine
from index.store import AnnotatedText, Store, open_store
from tests.desk.reading import Page
from tests.desk.serving import Desk, served
from tests.store.builders import OWNER, TTL, capture, draft, entity, seizure
from watchfloor.desk.context import DeskContext
from watchfloor.searching import Searcher

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STORIES = (
    ("https://harbour.example/1", "Customs seized 40 kg of cocaine at Port Velmar.", "en", "2026-02-03"),
    ("https://harbour.example/2", "La douane a saisi de l’héroïne à Port Velmar.", "fr", "2026-02-20T10:00:00+01:00"),
    ("https://harbour.example/3", "Mara Quill <b>denied</b> everything.", "en-GB", "2026-03-01"),
    ("https://harbour.example/4", "", None, None),
    ("https://harbour.example/5", "Quill spoke of Velmar.", "en", "2026-03-02"),
)


def names_in(text: str) -> list[dict[str, Any]]:
    places = [entity("PLACE", "Port Velmar", text.index("Port"))] if "Port" in text else []
    drugs = [entity("DRUG", "cocaine", text.index("cocaine"), "cocaine")] if "cocaine" in text else []
    if text.startswith("Quill"):
        return [entity("PERSON", "Quill", 0), entity("PLACE", "Velmar", text.index("Velmar"))]
    people = [entity("PERSON", "Mara Quill", 0), entity("ORG", "Tessel Line", 0)] if "Quill" in text else []
    return places + drugs + people


def annotate(store: Store, text: str, language: str | None) -> None:
    """Annotate the one text that waits."""
    (waiting,) = store.lease_texts(OWNER, 1, NOW, TTL)
    made = AnnotatedText(waiting.document_id, waiting.version, language, names_in(text), [seizure()], None)
    assert store.save_annotations(OWNER, [made], NOW) == 1


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over five documents."""
    folder: Path = tmp_path_factory.mktemp("real")
    store = open_store(f"sqlite:///{folder / 'store.db'}")
    engine = TantivyEngine(folder / "index")
    for number, (url, text, language, published) in enumerate(STORIES):
        more = {"language": language, "published": published}
        made = draft(url, text, authors=("Ida Brandt",), tags=("port/velmar:1",), **more)
        store.save_page(made, capture(number * 1000, url=url), NOW)
        annotate(store, text, language)
    engine.apply([record_of(document) for document in store.scan()])
    context = DeskContext(
        searcher=Searcher(store, engine),
        status=lambda: {"runs": [], "sources": []},
        problems=lambda run: [asdict(problem) for problem in store.problems(run)],
        counts=store.counts,
        health=engine.health,
        watching=store,
    )
    with served(context) as desk:
        yield desk
    engine.close()
    store.close()


def test_every_facet_narrows_to_just_what_it_counts(real: Desk) -> None:
    facets = real.get(f"/api/search?q=*&limit=0&facets={','.join(FACETS)}").json()["facets"]
    assert {value["value"] for value in facets["place"]} == {"Port Velmar", "Velmar"}
    for facet, values in facets.items():
        assert values, facet
        for value in values:
            chosen = urlencode({"f": f"{facet}:{value['value']}"})
            assert real.get(f"/api/search?limit=0&{chosen}").json()["total"] == value["count"], chosen


def test_facets_narrow_together_with_the_query(real: Desk) -> None:
    found = Page(real.get("/?q=customs+OR+douane&f=place:Port+Velmar&f=month:2026-02&sort=oldest").text)
    assert found.texts("//p[@role='status']") == ["1–2 of 2 documents"]
    assert found.texts("//p[@class='passage']/mark") == ["Customs", "Port Velmar", "douane", "Port Velmar"]
    narrowed = Page(real.get("/?q=customs+OR+douane&f=language:fr").text)
    assert narrowed.texts("//p[@role='status']") == ["1–1 of 1 document"]


def test_a_document_is_shown_from_the_store(real: Desk) -> None:
    hit = real.get("/api/search?q=person:mara&sort=newest").json()["hits"][0]
    found = Page(real.get(f"/document/{hit['id']}").text)
    assert "Mara Quill <b>denied</b> everything." in found.all_text()
    assert found.links("//div[@class='text']//a") == ["/?q=person%3A%22Mara+Quill%22"]
    assert hit["capture"]["warc"] in found.texts("//section[@class='custody']//dl")[0]


def test_a_malformed_query_counts_columns_in_what_was_typed(real: Desk) -> None:
    answer = real.get("/search.json?q=kg:lots&f=drug:cocaine")
    assert (answer.status, answer.json()["column"]) == (400, 4)


def test_ready_and_counted(real: Desk) -> None:
    assert real.get("/readyz").status == 200
    assert "watchfloor_documents 5.0" in real.get("/metrics").text
