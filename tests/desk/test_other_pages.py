"""Documents, sources, runs, status and help."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from index.query.ast import FIELDS
from index.query.parser import parse
from tests.desk.fictions import CAPTURE, FakeSearcher, desk_context, document, standard_documents, standard_status
from tests.desk.reading import Page
from tests.desk.serving import Desk, served
from watchfloor.desk import guide

FIRST = standard_documents()[0]["id"]


def query_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["q"][0]


def test_names_in_the_text_lead_to_their_searches(desk: Desk) -> None:
    found = Page(desk.get(f"/document/{FIRST}").text)
    links = {each.text_content(): query_of(each.get("href", "")) for each in found.select("//div[@class='text']//a")}
    assert links == {
        "Port Velmar": 'place:"Port Velmar"',
        "cocaine": 'drug:"cocaine"',
        "Mara Quill": 'person:"Mara Quill"',
        "Tessel Line": 'org:"Tessel Line"',
        "+44 7700 900142": 'phone:"+447700900142"',
    }
    assert found.texts("//div[@class='text']//span") == ["40 kg"]
    assert found.texts("//fieldset//label") == [
        "Drug 1", "Person 1", "Organization 1", "Place 1", "Quantity 1", "Selector 1",
    ]  # fmt: skip


def test_events_custody_and_versions_are_told(desk: Desk) -> None:
    found = Page(desk.get(f"/document/{FIRST}").text)
    cells = found.texts("//table[@class='events']/tbody/tr[1]/td")
    assert cells == [
        "seizure", "cocaine", "1,234,567.5 kilogram", "1,234,567.5", "2,000,000 EUR", "Port Velmar", "2026-03-01",
        "Customs",
    ]  # fmt: skip
    assert found.texts("//tr[@class='said']") == ["Customs at Port Velmar seized 40 kg of cocaine."]
    custody = dict(zip(found.texts("//section[@class='custody']//dt"), found.texts("//dd"), strict=False))
    assert custody["Captured"] == "2026-03-02 09:30 UTC"
    assert custody["Kept in"] == "archive/0001.warc.gz at byte 5,120, 1,000 bytes"
    assert custody["SHA-256"] == CAPTURE["sha256"]
    assert custody["Redirects"] == "https://harbour.example/old (301) → https://harbour.example/news/1"
    assert custody["Check it"] == f"watchfloor verify {FIRST}"


def test_a_document_without_anything_is_shown_too() -> None:
    bare: dict[str, Any] = dict.fromkeys(("title", "author", "published", "language", "capture", "custody"))
    bare |= {"text": "", "snippet": "", "events": [], "versions": []}
    bare |= {name: [] for name in ("persons", "orgs", "places", "drugs", "selectors", "marks", "title_marks")}
    empty = document(1, **bare)
    with served(desk_context(FakeSearcher(documents=[empty]))) as desk:
        found = Page(desk.get(f"/document/{empty['id']}").text)
        assert desk.get("/").status == 200
    assert found.texts("//h1") == ["(no title)"]
    assert found.texts("//p[@class='empty']") == ["The page has no main text.", "No capture is known of this document."]


def test_right_to_left_text_runs_right_to_left() -> None:
    arabic = document(1, text="ضبط أربعين كيلوغراما", language="ar-EG")
    with served(desk_context(FakeSearcher(documents=[arabic]))) as desk:
        found = Page(desk.get(f"/document/{arabic['id']}").text)
    assert [(each.get("dir"), each.get("lang")) for each in found.select("//div[@class='text']")] == [("rtl", "ar-EG")]


def test_sources_and_runs_are_listed(desk: Desk) -> None:
    sources = Page(desk.get("/sources").text)
    assert sources.texts("//tbody/tr/td[2]") == ["done", "switched off"]
    assert sources.links("//tbody/tr[1]//a") == ["/?q=source%3Aharbour", "/runs/7"]
    runs = Page(desk.get("/runs").text)
    assert runs.links("//tbody//a") == ["/runs/7", "/runs/6"]
    assert "the feed could not be read: HTTP 500" in runs.texts("//tbody/tr[2]/td[2]")[0]


def test_a_run_names_the_addresses_that_gave_trouble(desk: Desk) -> None:
    found = Page(desk.get("/runs/7").text)
    assert found.texts("//h2/following::tbody/tr/td") == ["failed", "HTTP 503", "https://harbour.example/gone"]
    assert desk.get("/runs/3").status == 200  # older than the last ones, but its problems are known


def test_status_tells_trouble() -> None:
    engine = {"kind": "tantivy", "documents": None, "ready": False, "reason": "the index is damaged", "refused": 0}
    with served(desk_context(FakeSearcher(), status=lambda: standard_status(engine=engine))) as desk:
        found = Page(desk.get("/status").text)
    assert "the index is damaged" in found.texts("//p[@role='alert']")[0]
    assert found.texts("//section[2]//dd") == ["?", "0"]
    assert found.texts("//section[3]//dd") == ["2", "1", "3"]


def test_help_is_true() -> None:
    now = datetime.now(UTC)
    for query, _ in guide.EXAMPLES:
        parse(query, now)
    assert sorted(name for names, _ in guide.FIELDS for name in names) == sorted(FIELDS)
