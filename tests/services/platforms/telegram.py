"""Telegram's public preview of channels, as far as its pages are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape

from tests.services.platforms.serving import Platform, PlatformHandler, Reply, last

_BEGAN = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
PAGE = 20


@dataclass
class Message:
    """A post; ``text`` is HTML, ``inner`` is markup before it (media, a reply, a forward), ``after`` behind it.

    ``number`` 0: the next free one. ``takes``: numbers that the post uses up (an album has one for each image).
    """

    text: str = ""
    inner: str = ""
    after: str = ""
    views: str = "1.2K"
    when: datetime | None = None
    edited: bool = False
    signature: str = ""
    service: bool = False
    number: int = 0
    takes: int = 1


@dataclass
class Channel:
    """A public channel with its posts in order; ``preview=False``: readers are sent to the invitation page."""

    name: str
    title: str
    description: str = ""
    subscribers: str = "10.5K"
    messages: list[Message] = field(default_factory=list)
    preview: bool = True

    def add(self, *messages: Message) -> None:
        """Post messages, each an hour after the one before."""
        for message in messages:
            previous = self.messages[-1] if self.messages else None
            message.number = message.number or (previous.number + previous.takes if previous else 1)
            message.when = message.when or _BEGAN + timedelta(hours=message.number)
            self.messages.append(message)

    def delete(self, number: int) -> None:
        """Take a message out: its number stays unused."""
        self.messages = [one for one in self.messages if one.number != number]


class Telegram(Platform):
    """``with Telegram(Channel(...)) as server:`` serves channels at ``/s/NAME``; sources need ``api = server.url``.

    Pages hold ``page`` messages and are paged by ``?before=``; ``/NAME/NUMBER?embed=1`` shows one post or that it is
    not found; a channel without preview, or none, is a redirect to ``/NAME``. ``refuse`` as for every platform.
    """

    def __init__(self, *channels: Channel, page: int = PAGE) -> None:
        super().__init__()
        self.channels = {channel.name.lower(): channel for channel in channels}
        self.page = page

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """A page of the preview, a post of its own, or the invitation to a channel."""
        parts = [part for part in path.split("/") if part]
        preview, name = parts[:1] == ["s"], parts[-1] if len(parts) < 3 and parts[:1] == ["s"] else (parts or [""])[0]
        channel = self.channels.get(name.lower())
        html = {"Content-Type": "text/html; charset=utf-8"}
        if preview and (channel is None or not channel.preview):
            return 302, b"", {"Location": f"/{name}"}
        if preview and channel:
            return 200, self._page(channel, int(last(query, "before", "0"))), html
        if len(parts) == 2 and channel:
            return 200, _document(_single(channel, int(parts[1]))), html
        return 200, _document('<div class="tgme_page"><div class="tgme_page_title">Join</div></div>'), html

    def _page(self, channel: Channel, before: int) -> bytes:
        older = [one for one in channel.messages if not before or one.number < before]
        shown = older[-self.page :]
        more = ""
        if len(older) > len(shown):
            number = shown[0].number
            more = (
                f'<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/{channel.name}?before='
                f'{number}" class="tme_messages_more js-messages_more" data-before="{number}"></a></div>'
            )
        posts = "".join(message_html(channel, one) for one in shown)
        return _document(f'{_info(channel)}<section class="tgme_channel_history">{more}{posts}</section>')


def fiction(count: int, name: str = "harbourwatch") -> Channel:
    """A channel with that many small posts, all fiction."""
    channel = Channel(name, "Harbour Watch", "News from the quays of Port Elsin.")
    channel.add(*(Message(f"Bulletin {number}: the quay is quiet.") for number in range(1, count + 1)))
    return channel


def message_html(channel: Channel, message: Message) -> str:
    """A message as the preview shows it."""
    kind = "service_message " if message.service else ""
    edited = "edited &nbsp;" if message.edited else ""
    signed = f'<span class="tgme_widget_message_from_author" dir="auto">{message.signature}</span>,&nbsp;'
    text = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{message.text}</div>'
    when = message.when.isoformat() if message.when else ""
    return (
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message '
        f'text_not_supported_wrap {kind}js-widget_message" data-post="{channel.name}/{message.number}">'
        f'<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="https://t.me/{channel.name}"><span dir="auto">'
        f"{escape(channel.title)}</span></a></div>{message.inner}{text if message.text else ''}{message.after}"
        f'<div class="tgme_widget_message_footer compact"><div class="tgme_widget_message_info short">'
        f'<span class="tgme_widget_message_views">{message.views}</span><span class="copyonly"> views</span>'
        f'<span class="tgme_widget_message_meta">{signed if message.signature else ""}{edited}'
        f'<a class="tgme_widget_message_date" href="https://t.me/{channel.name}/{message.number}">'
        f'<time datetime="{when}" class="time">08:00</time></a></span></div></div></div></div></div>'
    )


def _single(channel: Channel, number: int) -> str:
    found: Iterable[Message] = (one for one in channel.messages if one.number == number)
    missing = '<div class="tgme_widget_message_error">Post not found</div>'
    return next((message_html(channel, one) for one in found), missing)


def _info(channel: Channel) -> str:
    return (
        f'<div class="tgme_channel_info"><div class="tgme_channel_info_header"><div '
        f'class="tgme_channel_info_header_title"><span dir="auto">{escape(channel.title)}</span></div></div>'
        f'<div class="tgme_channel_info_description">{channel.description}</div>'
        f'<div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter">'
        f'<span class="counter_value">{channel.subscribers}</span> '
        f'<span class="counter_type">subscribers</span></div></div></div>'
    )


def _document(inner: str) -> bytes:
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{inner}</body></html>'.encode()
