"""Images, videos, files, places, contacts and polls of Telegram posts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from crawler.social.telegram_marks import address, background, count, first, marked, words

MAX_MEDIA = 100

Medium = dict[str, Any]
_P = "tgme_widget_message_"


def media_of(message: etree._Element) -> list[Medium]:
    """Return what a post shows, each with address, type, and description or duration (minutes:seconds) where given."""
    elements = ((read, one) for name, read in _READERS.items() for one in marked(message, name)[:MAX_MEDIA])
    found = [medium for read, element in elements if (medium := read(element))]
    if not found and first(message, "message_media_not_supported_label") is not None:
        # Something is there that the preview does not show: it is only to be seen at the post itself.
        return [{"url": f"https://t.me/{message.get('data-post')}", "type": "other"}]
    return found[:MAX_MEDIA]


def poll_of(message: etree._Element) -> dict[str, Any] | None:
    """Return a poll: question, kind, options with their share in percent, number of voters where given."""
    poll = first(message, f"{_P}poll")
    if poll is None:
        return None
    options = [_option(option) for option in marked(poll, f"{_P}poll_option")[:MAX_MEDIA]]
    found = {
        "question": words(poll, f"{_P}poll_question"),
        "type": words(poll, f"{_P}poll_type"),
        "options": [option for option in options if option],
        "voters": count((words(message, f"{_P}voters") or "").split(" vote")[0]),
    }
    return {key: value for key, value in found.items() if value} if found["options"] or found["question"] else None


def contact_of(message: etree._Element) -> str | None:
    """Return the name and the telephone number of a contact that was posted."""
    names = (f"{_P}contact_name", f"{_P}contact_phone")
    return " ".join(part for name in names if (part := words(message, name))) or None


def buttons_of(message: etree._Element) -> list[tuple[str, str]]:
    """Return the words and addresses of the buttons below a post."""
    buttons = ((words(one) or "", address(one)) for one in marked(message, f"{_P}inline_button")[:MAX_MEDIA])
    return [(label, url) for label, url in buttons if url]


def _option(option: etree._Element) -> dict[str, Any]:
    text = words(option, f"{_P}poll_option_text")
    percent = count((words(option, f"{_P}poll_option_percent") or "").rstrip("% "))
    return {"text": text} | ({} if percent is None else {"percent": percent}) if text else {}


def _photo(element: etree._Element) -> Medium | None:
    return _medium(background(element), "image")


def _video(element: etree._Element) -> Medium | None:
    source = next((one for tag in element.iter("video") if (one := address(tag, "src"))), None)
    thumbs = (first(element, f"{_P}{name}") for name in ("video_thumb", "roundvideo_thumb"))
    shown = source or next((one for thumb in thumbs if (one := background(thumb))), None)
    return _medium(shown or address(element), "video", duration=_duration(element))


def _voice(element: etree._Element) -> Medium | None:
    source = next((one for tag in element.iter("audio") if (one := address(tag, "src"))), None)
    return _medium(source or address(element), "audio", duration=_duration(element))


def _document(element: etree._Element) -> Medium | None:
    title, extra = words(element, f"{_P}document_title"), words(element, f"{_P}document_extra")
    icon = first(element, f"{_P}document_icon")
    audio = icon is not None and "audio" in (icon.get("class") or "").split()
    description = f"{title} ({extra})" if title and extra else title or extra
    return _medium(address(element), "audio" if audio else "document", description)


def _sticker(element: etree._Element) -> Medium | None:
    return _medium(address(element, "data-webp") or background(element), "image")


def _location(element: etree._Element) -> Medium | None:
    parts = (words(element, f"{_P}location_{name}") for name in ("title", "address"))
    return _medium(address(element), "location", ", ".join(part for part in parts if part))


def _medium(url: str | None, kind: str, description: str | None = None, duration: str | None = None) -> Medium | None:
    extra = {"description": description, "duration": duration}
    return {"url": url, "type": kind} | {key: value for key, value in extra.items() if value} if url else None


def _duration(element: etree._Element) -> str | None:
    return next((text for tag in element.iter("time") if (text := words(tag))), None)


_READERS: dict[str, Callable[[etree._Element], Medium | None]] = {
    f"{_P}photo_wrap": _photo,
    f"{_P}video_player": _video,
    f"{_P}roundvideo_player": _video,
    f"{_P}voice_player": _voice,
    f"{_P}audio_player": _voice,
    f"{_P}document_wrap": _document,
    f"{_P}sticker": _sticker,
    f"{_P}location_wrap": _location,
    f"{_P}venue_wrap": _location,
}
