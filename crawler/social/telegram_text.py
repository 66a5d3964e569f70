"""The text of Telegram posts."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree, html

from crawler.social.addresses import with_addresses
from crawler.social.markup import plain
from crawler.social.telegram_marks import classes, marked

MAX_PARTS = 50

_TEXT = "tgme_widget_message_text"


def text_of(message: etree._Element) -> tuple[str, tuple[str, ...]]:
    """Return the text of a post with addresses written out, and its links without mentions of channels."""
    inner = dict.fromkeys(marked(message, _TEXT))
    outer = [one for one in inner if not any(above in inner for above in one.iterancestors())]
    return rendered([one for one in outer if "js-message_reply_text" not in classes(one)])


def rendered(elements: list[etree._Element]) -> tuple[str, tuple[str, ...]]:
    """Return the text of elements with addresses written out, and their links."""
    read = [plain(html.tostring(one, encoding="unicode", with_tail=False)) for one in elements[:MAX_PARTS]]
    words = "\n\n".join(text for text, _ in read if text)
    links = tuple(dict.fromkeys(link for _, found in read for link in found if not _mention(link, words)))
    return with_addresses(words, links), links


def _mention(link: str, words: str) -> bool:
    """Whether a link is what Telegram makes of a name with an @ in front."""
    parts = urlsplit(link)
    return parts.hostname == "t.me" and f"@{parts.path[1:]}".lower() in words.lower() and parts.path.count("/") == 1
