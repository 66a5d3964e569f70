"""The desk in a real browser: without a mouse, on a telephone, in the dark, without scripts, under attack."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.desk.fictions import FakeSearcher, desk_context, standard_documents
from tests.desk.hostile import OWN, hostile_document
from tests.desk.serving import Desk, served
from tests.services.chromium import colours, console, scripts, window
from watchfloor.desk.results import PAGE_FACETS

FIRST = standard_documents()[0]["id"]
PAGES = ("/?q=customs&f=person:Mara+Quill", f"/document/{FIRST}", "/sources", "/inbox", "/watches", "/runs", "/runs/7",
         "/status", "/help", "/?q=persn:x", "/nowhere")  # fmt: skip


def one(browser: Chrome, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def arrives(browser: Chrome, part: str) -> None:
    WebDriverWait(browser, 20).until(lambda seen: part in seen.current_url)


def problems(browser: Chrome) -> list[str]:
    """What the console complains of, but for the statuses of pages that are wrong on purpose."""
    return [line for line in console(browser) if "Failed to load resource" not in line]


def test_searching_narrowing_and_reading(browser: Chrome, desk: Desk) -> None:
    browser.get(desk.address)
    one(browser, "#q").send_keys("customs", Keys.ENTER)
    arrives(browser, "q=customs")
    one(browser, ".facets a[href*='Mara']").click()
    arrives(browser, "f=person%3AMara+Quill")
    assert one(browser, ".chips a").text.split("\n")[0].startswith("person")
    one(browser, ".months a").click()
    arrives(browser, "f=month%3A2026-02")
    one(browser, ".chips li:nth-child(2) a").click()
    WebDriverWait(browser, 20).until(lambda seen: "month" not in seen.current_url)
    one(browser, ".hit h2 a").click()
    arrives(browser, FIRST)
    one(browser, ".text .person").click()
    arrives(browser, "q=person%3A%22Mara+Quill%22")
    assert problems(browser) == []


def test_a_search_becomes_a_watch_and_goes_again(browser: Chrome, desk: Desk) -> None:
    browser.get(f"{desk.address}/?q=heroin")
    one(browser, "a[href^='/watches?q=']").click()
    arrives(browser, "/watches")
    one(browser, "#name").clear()
    one(browser, "#name").send_keys("poppies", Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda seen: "poppies" in one(seen, "tbody").text)
    one(browser, "tbody tr:nth-child(2) button").click()
    WebDriverWait(browser, 20).until(lambda seen: "poppies" not in one(seen, "main").text)
    browser.get(f"{desk.address}/inbox")
    one(browser, ".mark button").click()
    WebDriverWait(browser, 20).until(lambda seen: not seen.find_elements(By.CSS_SELECTOR, ".mark"))
    assert problems(browser) == []


def test_names_can_be_unmarked(browser: Chrome, desk: Desk) -> None:
    browser.get(f"{desk.address}/document/{FIRST}")
    drug, person = one(browser, ".text .drug"), one(browser, ".text .person")
    before = drug.value_of_css_property("color")
    one(browser, "[data-family=drug]").click()
    assert drug.value_of_css_property("color") == one(browser, ".text").value_of_css_property("color") != before
    assert person.value_of_css_property("border-bottom-style") == "solid"


def test_keys(browser: Chrome, desk: Desk) -> None:
    browser.get(f"{desk.address}/?q=customs")
    press(browser, "j", "j", "k")
    assert "here" in (one(browser, ".hit:nth-child(1)").get_attribute("class") or "")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".hit.here")) == 1
    press(browser, "/")
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    press(browser, "j")
    assert one(browser, "#q").get_attribute("value") == "j"
    press(browser, Keys.ESCAPE)
    press(browser, "j", "o")
    arrives(browser, "/document/")
    press(browser, "?")
    arrives(browser, "/help")
    press(browser, "/")
    WebDriverWait(browser, 20).until(lambda seen: "/help" not in seen.current_url)
    assert problems(browser) == []


def test_next_and_previous_page_by_key(browser: Chrome, desk: Desk) -> None:
    browser.get(f"{desk.address}/?q=customs")
    press(browser, "n")
    arrives(browser, "offset=20")
    press(browser, "p")
    WebDriverWait(browser, 20).until(lambda seen: "offset" not in seen.current_url)


def test_focus_can_be_seen_and_the_content_reached_at_once(browser: Chrome, desk: Desk) -> None:
    browser.get(f"{desk.address}/?q=customs")
    press(browser, Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the content"
    assert skip.value_of_css_property("outline-style") == "solid"
    press(browser, Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"
    for _ in range(12):
        press(browser, Keys.TAB)
        focused = browser.switch_to.active_element
        outlined = focused.value_of_css_property("outline-style") == "solid"
        # A bar of the histogram draws its focus itself.
        assert outlined or (focused.tag_name == "a" and focused.find_elements(By.CSS_SELECTOR, ".back"))


@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_needs_no_sideways_scrolling(browser: Chrome, desk: Desk, path: str) -> None:
    window(browser, 360, 740)
    browser.get(desk.address + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    assert problems(browser) == []


def test_nor_does_hostile_text_on_it(browser: Chrome) -> None:
    long = hostile_document(1, "0x" + "f" * 3000)
    window(browser, 360, 740)
    with served(desk_context(FakeSearcher([long], {name: [(long["title"], 1)] for name in PAGE_FACETS}))) as desk:
        for path in ("/", f"/document/{long['id']}", f"/?q={'x' * 900}(", f"/?q={'x' * 900}&f=tag:{'y' * 900}"):
            browser.get(desk.address + path)
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 360, path


def test_dark_mode(browser: Chrome, desk: Desk) -> None:
    browser.get(desk.address)
    light = one(browser, "body").value_of_css_property("background-color")
    colours(browser, "dark")
    dark = one(browser, "body").value_of_css_property("background-color")
    assert light != dark
    assert one(browser, "#q").value_of_css_property("background-color") != "rgba(255, 255, 255, 1)"


def test_everything_but_the_keys_works_without_scripts(browser: Chrome, desk: Desk) -> None:
    scripts(browser, allowed=False)
    browser.get(desk.address)
    one(browser, "#q").send_keys("customs", Keys.ENTER)
    arrives(browser, "q=customs")
    one(browser, ".facets a").click()
    arrives(browser, "f=person")
    one(browser, "a[rel=next]").click()
    arrives(browser, "offset=20")
    one(browser, ".hit h2 a").click()
    arrives(browser, "/document/")
    one(browser, ".brand").click()
    WebDriverWait(browser, 20).until(lambda seen: "/document/" not in seen.current_url)


def test_hostile_text_does_nothing(browser: Chrome) -> None:
    documents = [hostile_document(number, text) for number, text in enumerate(OWN, 1)]
    facets = {name: [(text, 1) for text in OWN] for name in PAGE_FACETS}
    with served(desk_context(FakeSearcher(documents, facets))) as desk:
        for path in ("/?limit=200", *(f"/document/{each['id']}" for each in documents)):
            browser.get(desk.address + path)
            assert browser.title.endswith("· watchfloor")
            assert not browser.title.startswith("taken")
            for link in browser.find_elements(By.CSS_SELECTOR, "a[rel~=nofollow]"):
                assert (link.get_attribute("href") or "").startswith("http")
            assert browser.find_elements(By.CSS_SELECTOR, "iframe, img, object, embed, base") == []
        # Whatever had been let through would have been refused by the policy, and the console would say so.
        assert problems(browser) == []
