"""A watch's alerts as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote
from xml.etree import ElementTree

from index.store import AlertRow, WatchRow
from watchfloor.xmltext import fit_for_xml

_ATOM = "http://www.w3.org/2005/Atom"


def feed_of(watch: WatchRow, alerts: Sequence[AlertRow], base: str) -> bytes:
    """Return the feed, the latest alert first. ``base`` is the desk's address, without a slash at its end."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", f"urn:watchfloor:watch:{watch.id}")
    _add(feed, "title", f"watchfloor: {watch.name}")
    _add(feed, "updated", (alerts[0].fired if alerts else watch.created).isoformat())
    author = ElementTree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "watchfloor")
    for alert in alerts:
        _entry(feed, alert, base)
    return str(ElementTree.tostring(feed, encoding="unicode")).encode()


def _entry(feed: ElementTree.Element, alert: AlertRow, base: str) -> None:
    entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", f"urn:watchfloor:alert:{alert.id}")
    _add(entry, "title", alert.title or alert.url or alert.document_id)
    _add(entry, "updated", alert.fired.isoformat())
    ElementTree.SubElement(entry, f"{{{_ATOM}}}link", href=f"{base}/document/{quote(alert.document_id, safe='')}")
    _add(entry, "summary", str(alert.why.get("snippet") or ""))


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    """Add an element with a text; collected words are text, whatever markup they hold."""
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = fit_for_xml(text)
