"""The search page: every state is an address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.desk.fictions import FakeSearcher, desk_context, document
from tests.desk.reading import Page
from tests.desk.serving import Desk, served
from watchfloor.filters import Filter


def page(desk: Desk, path: str) -> Page:
    answer = desk.get(path)
    assert answer.status == 200
    return Page(answer.text)


def parameters(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def test_a_hit_shows_its_facts_and_the_words_that_matched(desk: Desk) -> None:
    found = page(desk, "/?q=customs")
    first = "//li[@class='hit'][1]"
    assert found.texts(f"{first}/h2") == ["Seizure at Port Velmar 1"]
    assert found.texts(f"{first}//p[@class='passage']/mark") == ["Customs"]
    assert found.texts(f"{first}/h2//mark") == ["Seizure"]
    facts = found.texts(f"{first}/p[@class='facts']/span")
    assert facts == ["2026-03-01 10:00 +01:00", "harbour", "harbour.example", "en", "Ida Brandt"]
    assert found.texts("//p[@role='status']") == ["1–20 of 43 documents"]


def test_an_address_is_read_whole_and_shown_whole(desk: Desk, searcher: FakeSearcher) -> None:
    found = page(desk, "/?q=mara+quill&f=person:Mara+Quill&f=month:2026-03&sort=oldest&offset=20&limit=10")
    filters = (Filter("person", "Mara Quill"), Filter("month", "2026-03"))
    assert searcher.asked[-1] == {
        "query": "mara quill", "limit": 10, "offset": 20, "sort": "oldest", "filters": filters,
    }  # fmt: skip
    assert found.select("//input[@id='q']")[0].get("value") == "mara quill"
    assert [each.get("value") for each in found.select("//input[@type='hidden']")] == [*map(str, filters), "oldest"]
    following = parameters(found.links("//a[@rel='next']")[0])
    assert ("offset", "30") in following
    assert ("sort", "oldest") in following
    assert ("f", "month:2026-03") in following
    assert ("offset", "10") in parameters(found.links("//a[@rel='prev']")[0])


def test_facets_narrow_and_a_chosen_one_widens_again(desk: Desk) -> None:
    narrowing = page(desk, "/?q=x").links("//aside//a[.='Mara Quill9']")
    assert [parameters(each) for each in narrowing] == [[("q", "x"), ("f", "person:Mara Quill")]]
    chosen = page(desk, narrowing[0])
    assert parameters(chosen.links("//aside//a[@aria-current]")[0]) == [("q", "x")]
    assert parameters(chosen.links("//ul[@aria-label='Filters']/li[1]/a")[0]) == [("q", "x")]
    whole = parameters(chosen.links("//li[@class='whole']/a")[0])
    assert whole == [("q", '(x) person:"Mara Quill"')]


def test_a_value_without_a_word_is_shown_but_cannot_be_asked_for() -> None:
    odd = FakeSearcher(facets={"person": [("!!!", 2)], "month": [("never", 1)]})
    with served(desk_context(odd)) as desk:
        found = page(desk, "/")
    assert found.texts("//aside//span[@class='fixed']") == ["!!!2", "never1"]
    assert not found.links("//aside//a")


def test_the_histogram_has_a_labelled_link_for_each_month_with_documents(desk: Desk) -> None:
    found = page(desk, "/?q=x&sort=newest")
    bars = "//figure//a"
    assert [each.get("aria-label") for each in found.select(bars)] == ["2026-02: 4 documents", "2026-04: 39 documents"]
    assert [parameters(each) for each in found.links(bars)] == [
        [("q", "x"), ("f", f"month:{month}"), ("sort", "newest")] for month in ("2026-02", "2026-04")
    ]


def test_the_page_after_the_last_one_says_so(desk: Desk) -> None:
    found = page(desk, "/?q=x&offset=100")
    assert found.texts("//div[@class='empty']/p") == ["The result ends before this page. Back to its beginning"]
    assert found.links("//div[@class='empty']//a") == ["/?q=x"]


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/", "Nothing has been collected yet"), ("/?q=x", "No document matches"), ("/?f=drug:x", "No document matches")],
)
def test_an_empty_result_says_what_to_do(path: str, heading: str) -> None:
    with served(desk_context(FakeSearcher(documents=[], facets={}))) as desk:
        assert page(desk, path).texts("//div[@class='empty']/h2") == [heading]


def test_every_page_has_one_title_one_heading_and_labels(desk: Desk) -> None:
    identity = document(1)["id"]
    for path in ("/", "/?q=(", f"/document/{identity}", "/sources", "/runs", "/runs/7", "/status", "/help", "/nowhere"):
        found = Page(desk.get(path).text)
        assert len(found.select("/html/head/title")) == len(found.select("//h1")) == len(found.select("//main")) == 1
        assert found.root.get("lang") == "en"
        for box in found.select("//input[@type!='hidden' and not(ancestor::label)]"):
            assert found.select(f"//label[@for='{box.get('id')}']"), path
        assert not found.select("//*[@style] | //*[@onclick] | //style | //script[not(@src)]"), path


def test_a_malformed_query_is_shown_with_its_place(desk: Desk) -> None:
    answer = desk.get("/?q=cocaine+AND+persn:smith&f=drug:heroin")
    assert answer.status == 400
    found = Page(answer.text)
    assert found.texts("//div[@id='mistake']/p[1]")[0].startswith(
        "Column 13: unknown field `persn`: did you mean `person`?"
    )
    assert found.texts("//div[@id='mistake']//mark") == ["p"]
    assert found.select("//input[@id='q']")[0].get("aria-describedby") == "mistake"
    assert found.texts("//ul[@aria-label='Filters']/li[1]") == ["drug heroin ×: take this filter away"]


def test_no_query_can_close_the_brackets_around_it(desk: Desk) -> None:
    assert desk.get("/?q=a)+OR+(b&f=drug:heroin").status == 400
    assert desk.get("/api/search?q=a)+OR+(b&f=drug:heroin").status == 400
