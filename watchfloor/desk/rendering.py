"""Templates: everything is escaped, and only what templates need is within their reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

TEMPLATES = Path(__file__).parent / "templates"
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "ckb", "dv", "syr"})


class Renderer:
    """Renders a template to an answer."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"web_address": web_address, "moment": moment, "amount": amount}
        self._environment.globals |= {"query_address": query_address, "document_address": document_address}

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


def moment(text: str | None) -> str:
    """A time as people read it: ``2026-03-01 09:30`` with its offset, a date alone as it is."""
    if not text:
        return ""
    day, letter_t, time = text.partition("T")
    if not letter_t:
        return day
    zone = "UTC" if time.endswith(("Z", "+00:00")) else time[-6:] if "+" in time[5:] or "-" in time[5:] else ""
    return f"{day} {time[:5]} {zone}".strip()


def amount(event: dict[str, Any]) -> str:
    """The quantity of an event as people read it."""
    if event.get("quantity") is None:
        return "amount not stated"
    return f"{event['quantity']:,g} {event['unit'] or ''}".strip()
