"""What a Telegram channel says of itself, as a document."""

from __future__ import annotations

from lxml import etree

from crawler.harvest import Task
from crawler.social.telegram_marks import count, marked, words
from crawler.social.telegram_places import WEB
from crawler.social.telegram_posts import named
from crawler.social.telegram_text import rendered
from index.model import Draft

_COUNTERS = ("subscribers", "photos", "videos", "files", "links")


def channel_draft(task: Task, info: etree._Element, channel: str) -> Draft:
    """Return what a channel says of itself as a document."""
    title = words(info, "tgme_channel_info_header_title")
    text, links = rendered(marked(info, "tgme_channel_info_description")[:1])
    details = {
        "author": {"handle": channel, "name": title, "url": f"{WEB}/{channel}"},
        "counters": _counters(info),
        "links": list(links),
    }
    return Draft(
        source=task.source,
        url=f"{WEB}/{channel}",
        kind="document",
        title=title or channel,
        text=text or title or channel,
        authors=(named(channel, title),),
        language=task.language,
        tags=task.tags,
        details={key: value for key, value in details.items() if value},
    )


def _counters(info: etree._Element) -> dict[str, int]:
    pairs = [
        (words(one, "counter_type"), count(words(one, "counter_value")))
        for one in marked(info, "tgme_channel_info_counter")
    ]
    plural = {name if name.endswith("s") else f"{name}s": value for name, value in pairs if name and value is not None}
    return {name: plural[name] for name in _COUNTERS if name in plural}
