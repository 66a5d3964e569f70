"""How Elasticsearch is reached."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from elasticsearch import Elasticsearch

_PORTS = {"http": 80, "https": 443}
SEARCH_SECONDS = 30


def connect(
    url: str,
    api_key: str | None = None,
    username: str | None = None,
    password: str | None = None,
    ca_certs: str | None = None,
) -> Elasticsearch:
    """Return a client; nothing is asked of the server yet. Raises ``ValueError`` for an address that is none."""
    login: dict[str, Any] = {}
    parts = urlsplit(url)
    if api_key:
        login["api_key"] = api_key
    elif username or parts.username:
        login["basic_auth"] = (username or parts.username, password or parts.password or "")
    if ca_certs:
        login["ca_certs"] = ca_certs
    # A connection kept open across a restart of the server fails once; every request may be sent twice.
    return Elasticsearch(
        _address(url),
        request_timeout=SEARCH_SECONDS,
        max_retries=2,
        retry_on_status=(),
        retry_on_timeout=False,
        **login,
    )


def shown(url: str) -> str:
    """Return the address as messages show it: without a login."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(f"expected an address such as http://127.0.0.1:9200, found {shown(url)!r}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port or _PORTS[parts.scheme]}{parts.path}"
