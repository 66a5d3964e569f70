"""One spider for each kind of source; ``crawler.kinds`` names what reads them."""

from crawler.spiders.source import SourceSpider


class AllSpider(SourceSpider):
    """Every kind in one process, as the scheduler starts it."""

    name = "sources"


class FeedSpider(SourceSpider):
    """RSS, RDF, Atom, JSON Feed, and the pages they link."""

    name = "feed"


class SitemapSpider(SourceSpider):
    """Sitemaps, newest first, and the pages they name."""

    name = "sitemap"


class SiteSpider(SourceSpider):
    """News sites without feed or sitemap."""

    name = "site"


class ForumSpider(SourceSpider):
    """Boards and threads, one document per post."""

    name = "forum"


class DiscourseSpider(SourceSpider):
    """Discourse forums by their JSON interface."""

    name = "discourse"


class MastodonSpider(SourceSpider):
    """Accounts, hashtags and public timelines of Mastodon servers."""

    name = "mastodon"


class BlueskySpider(SourceSpider):
    """Accounts, searches and threads of Bluesky."""

    name = "bluesky"


class RedditSpider(SourceSpider):
    """Subreddits, searches and comment trees."""

    name = "reddit"


class TelegramSpider(SourceSpider):
    """Public channels of Telegram by their preview pages."""

    name = "telegram"


class ListSpider(SourceSpider):
    """Sanctions and wanted lists."""

    name = "list"
