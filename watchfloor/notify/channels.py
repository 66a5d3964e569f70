"""A channel is an address: ``https://…`` is a web hook of ours, any other scheme is a service that apprise knows."""

from __future__ import annotations

import logging
import warnings
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.policy import AddressPolicy
from watchfloor.notify.message import Message
from watchfloor.notify.webhook import ChannelError, post

WEB = ("http", "https")
LOCAL = ("file", "syslog", "dbus", "qt", "glib", "kde", "gnome", "windows", "macosx")
"""Services of the machine itself: a watch tells people, it does not write here."""


def check_channel(channel: str) -> None:
    """Raise ``ChannelError`` for an address that no message can be sent to."""
    try:
        parts = urlsplit(channel)
        _ = parts.port
    except ValueError as error:
        raise ChannelError(f"{channel!r} is not an address") from error
    if parts.scheme in WEB:
        if not parts.hostname:
            raise ChannelError(f"{channel!r} names no host")
        return
    _service(channel)


def send(channel: str, message: Message, policy: AddressPolicy, now: datetime) -> None:
    """Send a message. Raises ``ChannelError``."""
    if urlsplit(channel).scheme in WEB:
        post(channel, message, policy, now)
    elif not _service(channel).notify(title=message.title, body=message.body, body_format="text"):
        raise ChannelError(f"{shown(channel)} did not take the message")


def shown(channel: str) -> str:
    """A channel without the secrets that its address carries."""
    if urlsplit(channel).scheme in WEB:
        parts = urlsplit(channel)
        return f"{parts.scheme}://{parts.hostname}/…"
    try:
        return str(next(iter(_service(channel))).url(privacy=True)).partition("?")[0]
    except ChannelError:
        return f"{channel.partition(':')[0]}:…"


def _service(channel: str) -> Any:
    # Loaded only where something is sent or checked: it knows more than a hundred services.
    scheme = channel.partition(":")[0].lower()
    with warnings.catch_warnings():
        # It looks for a module that Python is about to drop, and does without it where it is gone.
        warnings.filterwarnings("ignore", message="'imghdr' is deprecated")
        import apprise

        logging.getLogger("apprise").setLevel(logging.CRITICAL)
        services = apprise.Apprise()
        known = scheme not in LOCAL and services.add(channel)
    if not known:
        raise ChannelError(
            f"a channel is https://… or the address of a service (mailto://, slack://, matrix://…); {scheme!r} is none"
        )
    return services
