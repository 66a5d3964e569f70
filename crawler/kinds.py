"""The kinds of source and the modules that read them.

Each module has ``begin(task) -> Harvest`` and ``read(answer) -> Harvest``; some have ``recheck(task, addresses)``, and
``login(task, secrets)`` or ``token(task, secrets)``. Only the extraction processes import them.
"""

from __future__ import annotations

READERS = {
    "feed": "crawler.feeds.source",
    "sitemap": "crawler.sitemap_source",
    "site": "crawler.web.site",
    "forum": "crawler.forums.forum",
    "discourse": "crawler.forums.discourse",
    "mastodon": "crawler.social.mastodon",
    "bluesky": "crawler.social.bluesky",
    "reddit": "crawler.social.reddit",
    "telegram": "crawler.social.telegram",
    "list": "crawler.lists.source",
}
SECRET_KINDS = frozenset({"mastodon", "bluesky", "reddit", "discourse"})
"""Kinds for which an operator may have credentials."""
