"""Templates: everything is escaped, and only what templates need is within their reach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from watchfloor.happenings import matter
from watchfloor.naming import PARTIAL, named
from watchfloor.plainly import plain

TEMPLATES = Path(__file__).parent / "templates"
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "ckb", "dv", "syr"})


class Renderer:
    """Renders a template to an answer."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        filters = (web_address, moment, amount, matter, number, plural, host, plain, named)
        self._environment.filters |= {each.__name__: each for each in filters}
        self._environment.globals |= {"query_address": query_address, "document_address": document_address}
        self._environment.globals |= {"watch_address": watch_address, "inbox_address": inbox_address}
        self._environment.globals["partial"] = PARTIAL

    def page(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """Render a page."""
        return HTMLResponse(self._environment.get_template(template).render(**values), status)


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https with a host, nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def query_address(query: str) -> str:
    """The search page of a query."""
    return "/?" + urlencode({"q": query})


def document_address(identity: str) -> str:
    """The page of a document."""
    return "/document/" + quote(identity, safe="")


def watch_address(query: str) -> str:
    """The page on which a watch of a query is made."""
    return "/watches?" + urlencode({"q": query})


def inbox_address(watch: str) -> str:
    """What one watch found."""
    return "/inbox?" + urlencode({"watch": watch})


def moment(text: str | None) -> str:
    """A time as people read it: ``2026-03-01 09:30`` with its offset; a date alone, or what is no time, as it is."""
    if not text or "T" not in text:
        return text or ""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    offset = when.strftime("%z")
    zone = "UTC" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}" if offset else ""
    return f"{when:%Y-%m-%d %H:%M} {zone}".rstrip()


def number(value: float | None) -> str:
    """A number with its thousands divided and at most three decimals; nothing for nothing."""
    if value is None:
        return ""
    if not isfinite(value):
        return str(value)
    return f"{int(value):,}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")


def plural(count: int, one: str, many: str = "") -> str:
    """``1 document``, ``2 documents``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def amount(event: Mapping[str, Any]) -> str:
    """The quantity of an event as people read it; empty for an event that is not about a substance."""
    if event.get("quantity") is None:
        return "not stated" if event.get("substance") else ""
    return f"{number(event['quantity'])} {event.get('unit') or ''}".strip()


def host(url: str | None) -> str:
    """The host of an address, for showing; the whole where there is none."""
    try:
        return urlsplit(url or "").hostname or url or ""
    except ValueError:
        return url or ""
