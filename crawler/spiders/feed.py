"""Feeds: RSS, RDF, Atom, JSON Feed."""

from crawler.spiders.source import SourceSpider


class FeedSpider(SourceSpider):
    """Reads feeds and the pages they link."""

    name = "feed"
    reader = "feed_listing"
