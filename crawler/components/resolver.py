"""Name resolution that hands on only addresses the guard lets pass.

The connection is made to the very addresses that were judged, so a name cannot change its mind in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from scrapy.resolver import CachingHostnameResolver
from scrapy.utils.datatypes import LocalCache
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from crawler.config import load_collect_settings
from crawler.policy import AddressPolicy

refused_hosts: LocalCache[str, str] = LocalCache(10_000)
"""Hosts of which no address was let pass, and why."""


@implementer(IResolutionReceiver)
class _Filter:
    def __init__(self, receiver: Any, host: str, policy: AddressPolicy) -> None:
        self._receiver = receiver
        self._host = host
        self._policy = policy
        self._passed = False
        self._reason: str | None = None

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        text = str(getattr(address, "host", ""))
        reason = self._policy.verdict(text)
        if reason is None:
            self._passed = True
            self._receiver.addressResolved(address)
        else:
            self._reason = f"{self._host}: {reason}" if text != self._host else reason

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._reason and not self._passed:
            refused_hosts[self._host] = self._reason
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class _FilteringResolver:
    """Judges every answer of another resolver, cached or not."""

    def __init__(self, inner: Any, policy: AddressPolicy) -> None:
        self._inner = inner
        self._policy = policy

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Resolve a name; see ``IHostnameResolver``."""
        receiver = _Filter(resolutionReceiver, hostName, self._policy)
        return self._inner.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


class GuardedResolver:
    """Scrapy's caching resolver for both kinds of addresses, behind the guard."""

    def __init__(self, caching: CachingHostnameResolver, policy: AddressPolicy, reactor: Any) -> None:
        self._caching = caching
        self._policy = policy
        self._reactor = reactor

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        """Build for a process; crawlers of one process share one resolver."""
        crawl = load_collect_settings().crawl
        policy = AddressPolicy(crawl.allow_networks, bool(crawl.contact))
        return cls(CachingHostnameResolver.from_crawler(crawler, reactor), policy, reactor)

    def install_on_reactor(self) -> None:
        """Put the guard in front of every name that is resolved from now on."""
        self._reactor.installNameResolver(_FilteringResolver(self._caching, self._policy))
