"""A channel is an address: ``https://…`` is a web hook of ours, any other scheme is a service that apprise knows."""

from __future__ import annotations

import logging
import re
import warnings
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.policy import AddressPolicy
from watchfloor.notify.message import Message
from watchfloor.notify.webhook import ChannelError, ascii_host, post

WEB = ("http", "https")
LOCAL = ("file", "syslog", "dbus", "qt", "glib", "kde", "gnome", "windows", "macosx", "growl", "rsyslog")
"""Services of the machine itself: a watch tells people, it does not write here."""
FREE = ("json", "jsons", "xml", "xmls", "form", "forms")
"""Web hooks of another form: they would reach any host, past the guard."""
FILES = ("template=", "keyfile=", "config=", "attach=", "pgpkey=")
"""Parameters by which a service reads files of this machine."""


def check_channel(channel: str) -> None:
    """Raise ``ChannelError`` for an address that no message can be sent to."""
    if scheme_of(channel) in WEB:
        try:
            parts = urlsplit(channel)
            _ = parts.port
        except ValueError as error:
            raise ChannelError("the channel is not an address") from error
        ascii_host(parts)
    else:
        _service(channel)


def send(channel: str, message: Message, policy: AddressPolicy, now: datetime) -> None:
    """Send a message. Raises ``ChannelError``."""
    if scheme_of(channel) in WEB:
        post(channel, message, policy, now)
    elif not _service(channel).notify(title=message.title, body=message.body, body_format="text"):
        raise ChannelError(f"{shown(channel)} did not take the message")


def scheme_of(channel: str) -> str:
    """Return the scheme of an address, in small letters."""
    return channel.partition(":")[0].lower()


def shown(channel: str) -> str:
    """A channel without the secrets that its address carries: of a web hook the host, of a service its kind alone."""
    scheme = scheme_of(channel)
    if scheme not in WEB:
        return f"{scheme}://…" if scheme.isalnum() else "…"
    try:
        return f"{scheme}://{urlsplit(channel).hostname}/…"
    except ValueError:
        return f"{scheme}://…"


def _service(channel: str) -> Any:
    """The one service that an address names. Loaded only where one is needed: it knows more than a hundred."""
    scheme = scheme_of(channel)
    # What stands behind a blank or a comma would be another service.
    single = channel == channel.strip() and not re.search(r"[\s,]+[\w.+-]+://", channel)
    known = None
    if single and scheme not in (*LOCAL, *FREE) and not any(word in channel.lower() for word in FILES):
        with warnings.catch_warnings():
            # It looks for a module that Python is about to drop, and does without it where it is gone.
            warnings.filterwarnings("ignore", message="'imghdr' is deprecated")
            import apprise

            logging.getLogger("apprise").setLevel(logging.CRITICAL)
            known = apprise.Apprise.instantiate(channel, suppress_exceptions=True)
    if not known:
        raise ChannelError(
            "a channel is https://… or the address of one service (mailto://, slack://, matrix://, tgram://…)"
        )
    return known
