"""Keeps crawled text from running and other sites from asking: headers on every answer, the Host header checked."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class SecurityMiddleware:
    """Adds the headers, and refuses requests under a name that is not the desk's.

    A page elsewhere could point its own name at this machine (DNS rebinding) and read the desk through a visitor's
    browser; such a request carries that name as its Host.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                # Findings of a case do not belong into a shared cache.
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if self._name(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This desk is not served under that name; see [desk] hosts.\n", 421)
            await refusal(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)

    @staticmethod
    def _name(host: str) -> str:
        name = host.lower()
        return name.partition("]")[0] + "]" if name.startswith("[") else name.partition(":")[0]
