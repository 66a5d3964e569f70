"""Reading feeds: RSS 0.9-2.0, RDF, Atom and JSON Feed, tolerant of what publishers really send."""

from crawler.feeds.model import Feed, FeedEntry, NotAFeedError
from crawler.feeds.reader import MAX_SIZE, read_feed

__all__ = ["MAX_SIZE", "Feed", "FeedEntry", "NotAFeedError", "read_feed"]
