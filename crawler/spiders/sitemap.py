"""Sitemaps: page lists, indexes of sitemaps, news sitemaps."""

from crawler.spiders.source import SourceSpider


class SitemapSpider(SourceSpider):
    """Reads sitemaps, newest first, and the pages they name."""

    name = "sitemap"
    reader = "sitemap_listing"
