"""Keeps crawled text from running and other sites from asking: headers on every answer, the Host header checked."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityMiddleware:
    """Adds the headers, and refuses requests under a name that is not the desk's.

    A page elsewhere could point its own name at this machine (DNS rebinding) and read the desk through a visitor's
    browser; such a request carries that name as its Host.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset({"localhost", *(host.lower() for host in hosts)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Findings of a case do not belong into any cache; the desk's own files are the same for every case.
        caching = "no-cache" if scope["path"].startswith("/static/") else "no-store"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", caching)
            await send(message)

        if not self._is_ours(Headers(scope=scope).get("host", "")):
            refusal = PlainTextResponse("This desk is not served under that name; see [desk] hosts.\n", 421)
            await refusal(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)

    def _is_ours(self, host: str) -> bool:
        name = host.lower()
        bare = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        return bare in self._hosts or is_loopback(bare)


def is_loopback(name: str) -> bool:
    """Whether a host is written as an address of this machine alone."""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
