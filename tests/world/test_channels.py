"""Feeds and sitemaps, read by the crawler's own readers: they list what the facts say."""

from __future__ import annotations

from datetime import datetime

import pytest

from crawler.feeds import Feed, read_feed
from crawler.sitemaps import Sitemap, read_sitemap
from tests.world.reader import ask
from watchfloor.world import World
from watchfloor.world.facts import source_facts
from watchfloor.world.publisher import Channel
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.site import Site, route

PLACES = [(publisher.id, channel) for publisher in PUBLISHERS for channel in publisher.channels]
FEEDS = [(name, channel) for name, channel in PLACES if channel.kind == "feed"]
SITEMAPS = [(name, channel) for name, channel in PLACES if channel.kind == "sitemap"]


def _feed(site: Site, channel: Channel) -> Feed:
    url = site.base + channel.path
    answer = ask(url)
    return read_feed(answer.body, url, answer.headers["content-type"])


def _sitemap(url: str) -> Sitemap:
    answer = ask(url)
    return read_sitemap(answer.body, url, answer.headers["content-type"])


@pytest.mark.parametrize(("publisher", "channel"), FEEDS)
def test_feed_lists_every_article_with_title_and_time(world: World, publisher: str, channel: Channel) -> None:
    site = world.sites[publisher]
    feed = _feed(site, channel)
    assert feed.problems == ()
    assert feed.title == channel.name
    listed = {route((entry.url or "").removeprefix(site.base)) for entry in feed.entries}
    assert len(listed) == source_facts()[channel.source].listed
    published = {entry.title: entry.published for entry in feed.entries}
    for article in site.articles:
        if channel.carries(article.section):
            stated = published[article.title]
            assert stated is not None
            assert datetime.fromisoformat(stated) == article.published


@pytest.mark.parametrize(("publisher", "channel"), SITEMAPS)
def test_sitemap_lists_every_article(world: World, publisher: str, channel: Channel) -> None:
    site = world.sites[publisher]
    top = _sitemap(site.base + channel.path)
    pages = list(top.entries)
    for child in top.children:
        pages += _sitemap(child.url).entries
    assert len({page.url for page in pages}) == source_facts()[channel.source].listed
    assert {page.url for page in pages} == {site.url(a) for a in site.articles if channel.carries(a.section)}
    assert all(page.lastmod for page in pages)


def test_the_index_has_a_zipped_part(world: World) -> None:
    site = world.sites["office"]
    zipped = [c.url for c in _sitemap(f"{site.base}/sitemap_index.xml").children if c.url.endswith(".gz")]
    assert zipped
    assert all(ask(url).body.startswith(b"\x1f\x8b") for url in zipped)


def test_the_ledger_lists_its_newest_story_twice_under_tracking_parameters(world: World) -> None:
    site = world.sites["ledger"]
    urls = [entry.url or "" for entry in _feed(site, site.publisher.channels[0]).entries]
    assert all("utm_source" in url for url in urls)
    assert len(urls) == len({route(url.removeprefix(site.base)) for url in urls}) + 1
