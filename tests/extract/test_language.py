"""The language of a page: by its text, checked against what the page declares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.facts import Facts
from crawler.extract.languages.reading import classify, likelihoods, read_language
from crawler.extract.markup import parse
from tests.extract.languages import HEADLINES, PARAGRAPHS
from tests.extract.pages import NOW, article, paragraphs, read

UNALIKE = {"en": "pl", "fr": "en", "hi": "en", "ar": "en", "th": "en", "zh": "en", "pl": "de", "ru": "en", "sv": "en"}
OWN_SCRIPT = ("th", "ko", "ja", "zh", "el", "ta", "te", "gu")


def facts(lang: str | None = None, head: str = "", body: str = "<p>x</p>") -> Facts:
    root = f'<html lang="{lang}">' if lang else "<html>"
    return Facts(parse(f"{root}<head>{head}</head><body>{body}</body></html>"), "https://a.example/1", NOW)


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_the_text_alone_tells(language: str) -> None:
    assert read_language(facts(), PARAGRAPHS[language]) == language


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_a_true_declaration_is_kept_also_for_short_texts(language: str) -> None:
    for text in (PARAGRAPHS[language], PARAGRAPHS[language][:90], HEADLINES[language], ""):
        assert read_language(facts(f"{language}-XX"), text) == language


@pytest.mark.parametrize(("language", "declared"), UNALIKE.items())
def test_the_text_counts_against_a_declaration_of_another_language(language: str, declared: str) -> None:
    assert read_language(facts(declared), PARAGRAPHS[language]) == language


def test_a_short_text_does_not_count_against_the_declaration() -> None:
    assert read_language(facts("nl"), "Heroin seized in port") == "nl"
    assert read_language(facts("nl"), HEADLINES["en"] + ". Two drivers freed.") == "nl"
    assert read_language(facts(), "Heroin seized in port") is None


@pytest.mark.parametrize("language", OWN_SCRIPT)
def test_a_script_of_one_language_tells_of_the_shortest_text(language: str) -> None:
    assert read_language(facts("en"), HEADLINES[language]) == language
    assert read_language(facts(), HEADLINES[language][:12]) == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [("fa", "ar"), ("en", "ur"), ("ar", "fa"), ("ja", "zh"), ("zh", "ja"), ("ru", "el"), ("en", "uk"), ("hi", "ta")],
)
def test_a_declaration_that_the_script_rules_out_does_not_count(declared: str, language: str) -> None:
    assert read_language(facts(declared), PARAGRAPHS[language]) == language


@pytest.mark.parametrize("language", ["pl", "cs", "vi", "tr", "hu"])
def test_letters_of_another_language_count_against_the_declaration_of_a_short_text(language: str) -> None:
    assert read_language(facts("en"), PARAGRAPHS[language][:150]) == language


@pytest.mark.parametrize(
    "pair", [("es", "gl"), ("es", "ca"), ("pt", "gl"), ("da", "no"), ("id", "ms"), ("cs", "sk"), ("ru", "uk")]
)
def test_close_languages_are_told_apart_without_a_declaration(pair: tuple[str, str]) -> None:
    assert [classify(PARAGRAPHS[language])[0] for language in pair] == list(pair)


@pytest.mark.parametrize(("text", "declared"), [("hr", "bs"), ("id", "ms"), ("da", "no"), ("gl", "pt"), ("sk", "cs")])
def test_the_declaration_decides_between_close_languages(text: str, declared: str) -> None:
    assert read_language(facts(declared), PARAGRAPHS[text]) == declared


def test_norwegian_is_called_as_the_page_calls_it() -> None:
    assert read_language(facts("nb-NO"), PARAGRAPHS["no"]) == "nb"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:locale" content="sk_SK">',
        '<meta http-equiv="Content-Language" content="sk">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "inLanguage": "sk-SK"}</script>',
    ],
)
def test_every_usual_declaration_is_read(head: str) -> None:
    assert read_language(facts(head=head), "Krátky text") == "sk"


def test_a_declaration_that_agrees_with_the_text_comes_before_the_first() -> None:
    head = '<meta property="og:locale" content="fr_FR">'
    assert read_language(facts("en", head), PARAGRAPHS["fr"][:120]) == "fr"


def test_the_text_s_own_element_declares_first() -> None:
    page = facts("en", body="<article lang='pl'>Port</article>")
    assert read_language(page, "Port Velmora") == "pl"


def test_old_codes_are_renewed_and_codes_of_no_language_do_not_count() -> None:
    assert read_language(facts("iw"), "נמל") == "he"
    assert read_language(facts("und"), PARAGRAPHS["it"]) == "it"
    assert read_language(facts("not a language"), "Port") is None
    assert read_language(facts("jp"), "港") == "ja"


def test_a_language_that_detection_does_not_know_is_believed() -> None:
    text = "Cłownicy su w přistawje Velmora kontejner z płatami wočinili a štyrceći pakćikow w nim namakali. " * 3
    assert read_language(facts("hsb"), text) == "hsb"


def test_a_mixed_page_gives_the_language_of_most_of_the_text() -> None:
    text = f"{PARAGRAPHS['en']}\n\n" + "\n\n".join([PARAGRAPHS["de"]] * 5) + f"\n\n{PARAGRAPHS['en']}"
    assert read_language(facts("en"), text) == "de"
    assert read_language(facts(), PARAGRAPHS["hi"] + " " + HEADLINES["en"]) == "hi"


def test_addresses_and_numbers_do_not_count() -> None:
    noise = "https://port.example/news/find-forty-packages-in-the-container?of=tiles "
    assert read_language(facts(), noise * 4 + PARAGRAPHS["fi"]) == "fi"


def test_the_language_of_a_whole_page() -> None:
    page = article(body=paragraphs([PARAGRAPHS["pt"]] * 3), lang="en")
    assert read(page).language == "pt"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_gives_a_code_or_none(text: str, declared: str) -> None:
    found = read_language(facts(head=f'<meta name="language" content="{declared.replace(chr(34), "")}">'), text)
    assert found is None or (2 <= len(found) <= 3 and found.isalpha() and found == found.lower())
    assert sum(likelihoods(text).values()) == pytest.approx(1.0, abs=1e-3)
