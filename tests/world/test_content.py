"""The content: enough of it, consistent with the bible, and fiction throughout."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from crawler.sources import CRAWLED_KINDS
from tests.world import checks
from watchfloor.world.article import Article
from watchfloor.world.facts import document_count, document_counts, same_stories, source_facts
from watchfloor.world.library import shelf
from watchfloor.world.places import PLACES
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.story import FOLDER, fill, selectors, story
from watchfloor.world.talk import talk


def _talk_of(place: str) -> list[str]:
    """Everything that is said at a place, or that its file holds."""
    if not (FOLDER / "posts" / f"{place}.toml").exists():
        return [fill((FOLDER / f"{place}.toml").read_text("utf-8"))]
    texts = [text for one in talk(place).said for text in (one.text, one.correction or "", one.picture, *one.poll)]
    return texts + [f"{one.name}\n{one.about}" for one in talk(place).people.values()]


ARTICLES = [article for publisher in PUBLISHERS for article in shelf(publisher.id).articles]
LANGUAGE = {publisher.id: publisher.language for publisher in PUBLISHERS}
SAID = [said for place in PLACES for said in _talk_of(place.id)]
PRINTED = "\n".join(f"{a.title}\n{a.summary}\n{a.body}" for a in ARTICLES)
WHOLE = "\n".join([PRINTED, *SAID])
# Institutions and products that exist; a bible of fiction has no use for them.
REAL = re.compile(
    r"\b(DEA|FBI|CIA|NCA|MI5|Interpol|INTERPOL|Europol|EMCDDA|EUDA|UNODC|Frontex|Eurojust|Reuters|AFP|EFE|BBC"
    r"|Maersk|MSC|Hapag|Cosco|Binance|Coinbase|Tether|HSBC|UBS|Twitter|Telegram|WhatsApp|Facebook|Signal"
    r"|OFAST|Gendarmerie|Mossos|Coca-Cola|Pepsi|OxyContin|Percocet|Sinaloa|CJNG|Ndrangheta|Camorra)\b"
)


def _named(article: Article) -> str:
    return f"{article.publisher}/{article.slug}"


def test_there_are_at_least_eighty_documents_in_three_languages() -> None:
    assert document_count() >= 80
    languages = Counter(LANGUAGE[article.publisher] for article in ARTICLES)
    assert languages["en"] >= 45
    assert languages["es"] >= 17
    assert languages["fr"] >= 17


def test_every_kind_of_source_occurs() -> None:
    kinds = {source.kind for place in PLACES for source in place("http://127.0.0.1:1").sources()}
    kinds |= {channel.kind for publisher in PUBLISHERS for channel in publisher.channels}
    assert kinds == set(CRAWLED_KINDS)
    assert min(document_counts().values()) >= 2


def test_posts_show_all_that_posts_can_have() -> None:
    said = [one for place in PLACES if (FOLDER / "posts" / f"{place.id}.toml").exists() for one in talk(place.id).said]
    for field in ("warning", "picture", "poll", "answers", "boosts", "quotes", "forwarded", "correction", "deleted"):
        assert any(getattr(one, field) for one in said), field
    assert {one.language for one in said} >= {"fr"}


def test_at_least_four_publishers_each_with_a_template_of_its_own() -> None:
    templates = {(FOLDER / "templates" / f"{publisher.id}.html").read_text("utf-8") for publisher in PUBLISHERS}
    assert len(templates) == len(PUBLISHERS) >= 4


@pytest.mark.parametrize("article", ARTICLES, ids=_named)
def test_article_is_complete(article: Article) -> None:
    assert 150 <= article.words <= 450
    assert article.published.year == 2026
    assert article.published.utcoffset() is not None
    assert "{" not in article.body + article.title + article.summary
    if article.correction:
        assert all(article.body.count(old) == 1 for old, _ in article.correction.changes)


def test_addresses_titles_and_texts_are_unique() -> None:
    for publisher in PUBLISHERS:
        paths = [publisher.path(article) for article in shelf(publisher.id).articles]
        paths += [missing.path for missing in shelf(publisher.id).missing]
        assert len(set(paths)) == len(paths)
    assert len({article.title for article in ARTICLES}) == len(ARTICLES)
    originals = [article for article in ARTICLES if not article.copy_of]
    assert len({article.body for article in originals}) == len(originals)
    sources = [channel.source for publisher in PUBLISHERS for channel in publisher.channels]
    assert len(set(sources)) == len(sources) >= 6


def test_every_kind_of_trouble_occurs() -> None:
    facts = source_facts().values()
    for field in ("redirected", "missing", "refused", "busy", "slow", "corrected"):
        assert sum(getattr(source, field) for source in facts) >= 1, field
    assert {a.trouble for a in ARTICLES} >= {"busy", "slow", "utf-16", "false-header", "false-meta", "refused"}
    assert same_stories()


def test_every_channel_form_occurs() -> None:
    forms = {channel.form for publisher in PUBLISHERS for channel in publisher.channels}
    assert forms == {"rss", "atom", "json", "rdf", "news-sitemap", "sitemap-index", "pages"}


def test_people_companies_and_agencies_of_the_bible_appear_by_every_name() -> None:
    tables = story()
    names = [entry["name"] for table in ("people", "companies", "ship") for entry in tables[table].values()]
    names += [alias for person in tables["people"].values() for alias in person["aliases"]]
    folded = WHOLE.replace("’", "'").casefold()
    assert [name for name in names if name.casefold() not in folded] == []


def test_every_selector_is_used_and_holds_its_check_digits() -> None:
    for mention, value in selectors().items():
        assert value in WHOLE, mention
        kind, _, name = mention.partition(":")
        if kind == "imo":
            assert checks.imo_holds(value.removeprefix("IMO "))
        elif kind == "container":
            assert checks.container_holds(value)
        elif kind == "iban":
            assert checks.iban_holds(value)
        elif kind == "wallet":
            _wallet_holds(story()["wallet"][name]["form"], value)


def _wallet_holds(form: str, value: str) -> None:
    if form in ("btc-legacy", "btc-script"):
        assert checks.base58_holds(value)
        assert value[0] == {"btc-legacy": "1", "btc-script": "3"}[form]
    elif form == "eth":
        assert re.fullmatch("0x[0-9a-fA-F]{40}", value)
    else:
        assert checks.bech32_constant(value) == {"btc-segwit": 1, "btc-taproot": 0x2BC830A3}[form]


def test_contacts_lie_in_ranges_kept_for_fiction() -> None:
    for phone in story()["phone"].values():
        assert re.match(r"\+44 7700 900\d{3}$|\+1 202-555-01\d\d$|\+33 6 39 98 \d\d \d\d$", phone)
    for address in re.findall(r"\S+@\S+\.\w+", WHOLE):
        assert re.search(r"\.example$|@([\w-]+\.)?example\.(com|net|org)$", address.rstrip("."))
    assert not re.findall(r"https?://", PRINTED)
    assert all(re.search(r"\.example(/|$)", address) for address in re.findall(r"https?://\S+", WHOLE))


def test_ship_numbers_lie_where_no_ship_is() -> None:
    assert all(ship["imo"][0] == "2" for ship in story()["ship"].values())


def test_no_real_institution_is_named() -> None:
    assert REAL.findall(WHOLE) == []


def test_street_names_stand_in_both_senses() -> None:
    english = "\n".join(a.body for a in ARTICLES if LANGUAGE[a.publisher] == "en").casefold()
    for word in ("ice", "crack", "coke", "speed", "snow", "weed", "pot", "dope", "joint"):
        assert len(re.findall(rf"\b{word}\b", english)) >= 2, word
