"""How the sites behave on the wire, misbehaviour included."""

from __future__ import annotations

import gzip
import socket
import threading
import tomllib
from urllib.parse import urlsplit

import pytest

from crawler.config import load_collect_settings
from crawler.sources import CRAWLED_KINDS, read_sources
from tests.world.reader import ask
from watchfloor.world import World
from watchfloor.world.article import Article
from watchfloor.world.facts import document_counts, expected
from watchfloor.world.library import shelf
from watchfloor.world.site import Site


def _with(site: Site, trouble: str) -> Article:
    return next(article for article in site.articles if article.trouble == trouble)


def test_sites_are_on_loopback_each_on_a_port_of_its_own(world: World) -> None:
    bases = [site.base for site in world.sites.values()] + [place.base for place in world.places.values()]
    hosts = [urlsplit(base) for base in bases]
    assert {host.hostname for host in hosts} == {"127.0.0.1"}
    assert len({host.port for host in hosts}) == len(hosts)


def test_every_document_answers_in_the_end(world: World) -> None:
    for site in world.sites.values():
        for document in expected(site):
            status = ask(document.url, "HEAD").status
            assert (ask(document.url, "HEAD").status if status == 503 else status) == 200, document.url


def test_a_moved_article_redirects_to_where_it_is(world: World) -> None:
    site = world.sites["ledger"]
    article = next(a for a in site.articles if a.moved_from)
    answer = ask(f"{site.base}{article.moved_from}?utm_source=rss")
    assert (answer.status, answer.headers["location"]) == (301, site.url(article))


def test_lost_pages_and_unknown_ones_are_named_as_such(world: World) -> None:
    for site in world.sites.values():
        for lost in shelf(site.publisher.id).missing:
            assert ask(site.base + lost.path).status == lost.status
        assert ask(f"{site.base}/no/such/page").status == 404


def test_a_busy_page_asks_once_to_wait(world: World) -> None:
    site = world.sites["cuaderno"]
    url = site.url(_with(site, "busy"))
    first = ask(url)
    assert (first.status, first.headers["retry-after"]) == (503, "1")
    assert ask(url).status == 200


def test_a_page_is_sent_again_only_when_it_changed(world: World) -> None:
    site = world.sites["wire"]
    for url in (site.url(site.articles[0]), f"{site.base}/feed.json"):
        first = ask(url)
        assert ask(url, If_None_Match=first.headers["etag"]).status == 304
        assert ask(url, If_Modified_Since=first.headers["last-modified"]).status == 304
        assert ask(url, If_None_Match='"another"', If_Modified_Since=first.headers["last-modified"]).status == 200
        assert ask(url, If_Modified_Since="not a date").status == 200


@pytest.mark.parametrize(("publisher", "channel"), [("wire", "/feed.json"), ("escale", "/fil.atom")])
def test_a_correction_changes_page_and_channel(world: World, publisher: str, channel: str) -> None:
    site = world.sites[publisher]
    article = next(a for a in site.articles if a.correction)
    urls = (site.url(article), site.base + channel)
    before = [ask(url) for url in urls]
    world.correct()
    for url, old in zip(urls, before, strict=True):
        new = ask(url, If_None_Match=old.headers["etag"], If_Modified_Since=old.headers["last-modified"])
        assert new.status == 200
        assert new.body != old.body
    world.correct()
    assert ask(urls[0]).body == ask(urls[0]).body != before[0].body


def test_the_syndicated_copy_stays_as_it_was(world: World) -> None:
    site = world.sites["ledger"]
    copy = next(a for a in site.articles if a.copy_of == "wire/antwerp-plantain-cocaine")
    before = ask(site.url(copy)).body
    world.correct()
    assert ask(site.url(copy)).body == before


def test_gzip_only_for_who_asks(world: World) -> None:
    site = world.sites["ledger"]
    url = site.url(site.articles[0])
    plain, squeezed = ask(url), ask(url, Accept_Encoding="gzip, br")
    assert "content-encoding" not in plain.headers
    assert squeezed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(squeezed.body) == plain.body


def test_robots_file_refuses_what_the_facts_say(world: World) -> None:
    site = world.sites["gazette"]
    refused = _with(site, "refused")
    assert "Disallow: /subscribers/" in ask(f"{site.base}/robots.txt").body.decode()
    assert urlsplit(site.url(refused)).path.startswith("/subscribers/")
    assert ask(f"{world.sites['wire'].base}/robots.txt").status == 404


def test_charsets_lie_where_they_should(world: World) -> None:
    escale, cuaderno, gazette = (world.sites[name] for name in ("escale", "cuaderno", "gazette"))
    false_header = ask(escale.url(_with(escale, "false-header")))
    assert false_header.headers["content-type"] == "text/html; charset=utf-8"
    with pytest.raises(UnicodeDecodeError):
        false_header.body.decode("utf-8")
    false_meta = ask(cuaderno.url(_with(cuaderno, "false-meta"))).body
    assert b"charset=utf-8" in false_meta
    assert "grúa" in false_meta.decode("iso-8859-1")
    assert "ice" in ask(gazette.url(_with(gazette, "utf-16"))).body.decode("utf-16")


def test_sources_and_configuration_are_read_by_the_crawler(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "sources").mkdir()
    (folder / "sources" / "world.toml").write_text(world.sources_toml(), "utf-8")
    (folder / "watchfloor.toml").write_text(world.config_toml(), "utf-8")
    sources, mistakes = read_sources(folder / "sources")
    assert mistakes == []
    assert set(sources) == set(document_counts())
    assert {source.kind for source in sources.values()} == set(CRAWLED_KINDS)
    settings = load_collect_settings(folder / "watchfloor.toml")
    assert str(settings.crawl.allow_networks[0]) == "127.0.0.0/8"
    assert tomllib.loads(world.config_toml(0.2))["crawl"]["delay"] == 0.2


def test_closing_does_not_wait_for_kept_connections_or_slow_pages() -> None:
    with World() as world:
        site = world.sites["office"]
        port = urlsplit(site.base).port
        idle = socket.create_connection(("127.0.0.1", port))
        slow = socket.create_connection(("127.0.0.1", port))
        path = site.publisher.path(_with(site, "slow"))
        slow.sendall(f"GET {path} HTTP/1.1\r\nHost: world\r\n\r\n".encode())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("world ")]
    idle.close()
    slow.close()


def test_a_taken_port_is_an_error_and_leaves_nothing_open() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"), World(taken.getsockname()[1]):
            pass
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("world ")]
