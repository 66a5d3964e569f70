"""Posts of Telegram's preview pages as documents."""

from __future__ import annotations

from typing import Any

from lxml import etree

from crawler.extract.dates.reading import read_date
from crawler.harvest import Task
from crawler.social.addresses import canonical
from crawler.social.json import AnswerError
from crawler.social.telegram_marks import address, background, count, first, marked, words
from crawler.social.telegram_media import buttons_of, contact_of, media_of, poll_of
from crawler.social.telegram_places import WEB, post_address, post_of
from crawler.social.telegram_text import text_of
from index.model import Draft

_P = "tgme_widget_message_"


def post_draft(task: Task, message: etree._Element, title: str | None) -> Draft:
    """Return a post as a document; ``title``: of its channel, if the post does not say it.

    Raises ``AnswerError`` for a post without a number or without anything that the preview shows.
    """
    channel, number = _identity(message)
    name = words(message, f"{_P}owner_name") or title
    text, details = _content(message)
    details["author"] = {"handle": channel, "name": name, "url": f"{WEB}/{channel}"}
    return Draft(
        source=task.source,
        url=post_address(channel, number),
        kind="post",
        title=None,
        text=text,
        authors=_authors(named(channel, name), words(message, f"{_P}from_author")),
        published=published_of(message),
        language=task.language,
        tags=task.tags,
        details={key: value for key, value in details.items() if value},
    )


def named(handle: str, name: str | None) -> str:
    """An author as documents name it: the handle, and the display name where that says something else."""
    return f"{handle} ({name})" if name and name != handle else handle


def published_of(message: etree._Element) -> str | None:
    """When a post was written, ISO-8601 with offset."""
    stamps = [stamp for one in message.iter("time") if (stamp := one.get("datetime"))]
    return read_date(stamps[-1], utc=True) if stamps else None


def number_of(message: etree._Element) -> int:
    """The number of a post within its channel, 0 where it has none."""
    found = post_of(f"{WEB}/{message.get('data-post') or ''}")
    return found[1] if found else 0


def forwarded_from(message: etree._Element) -> dict[str, str] | None:
    """Who wrote a forwarded post, and its address where the original is public."""
    source = first(message, f"{_P}forwarded_from_name")
    name = words(source)
    if not name:
        return None
    url = canonical(address(source))
    return {"from": name} | ({"url": url} if url else {})


def _content(message: etree._Element) -> tuple[str, dict[str, Any]]:
    """The text of a post with all that is to be found in it, and its details."""
    reply = _without_quoted(message)
    text, links = text_of(message)
    media, poll, buttons = media_of(message), poll_of(message), buttons_of(message)
    descriptions = [medium["description"] for medium in media if medium.get("description")]
    pressed = [f"{label} {url}".strip() for label, url in buttons]
    blocks = [text, *_poll_lines(poll), *descriptions, contact_of(message), *pressed]
    if not media and not any(blocks):
        raise AnswerError("the preview shows nothing of it")
    return "\n\n".join(block for block in blocks if block), {
        "reply_to": reply,
        "counters": _counted(views=words(message, f"{_P}views")),
        "links": list(dict.fromkeys((*links, *(url for _, url in buttons)))),
        "media": media,
        "poll": poll,
        "forwarded": forwarded_from(message),
        "preview": _preview(message),
        "marks": ["edited"] if _edited(message) else None,
    }


def _without_quoted(message: etree._Element) -> str | None:
    """Take the words of the post that this one answers out of it, and return that post's address."""
    replies = marked(message, f"{_P}reply")
    for one in replies:
        one.text = None
        one[:] = []
    return canonical(address(replies[0])) if replies else None


def _identity(message: etree._Element) -> tuple[str, int]:
    found = post_of(f"{WEB}/{message.get('data-post') or ''}")
    if not found:
        raise AnswerError("it has no number")
    return found


def _authors(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _poll_lines(poll: dict[str, Any] | None) -> list[str]:
    lines = [poll.get("question"), *(option["text"] for option in poll.get("options", ()))] if poll else []
    return ["\n".join(line for line in lines if line)]


def _preview(message: etree._Element) -> dict[str, str] | None:
    card = first(message, f"{_P}link_preview")
    url = canonical(address(card))
    if card is None or not url:
        return None
    title = words(card, "link_preview_title") or words(card, "link_preview_site_name")
    image = background(first(card, "link_preview_image")) or background(first(card, "link_preview_right_image"))
    parts = {"url": url, "title": title, "description": words(card, "link_preview_description"), "image": image}
    return {key: value for key, value in parts.items() if value}


def _edited(message: etree._Element) -> bool:
    """The page says that a post was changed, but not when."""
    return "edited" in (words(message, f"{_P}meta") or "").replace(",", " ").split()


def _counted(**texts: str | None) -> dict[str, int]:
    counts = {key: count(text) for key, text in texts.items()}
    return {key: value for key, value in counts.items() if value is not None}
