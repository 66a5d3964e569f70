from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network
from typing import Any

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.interfaces import IHostnameResolver, IReactorPluggableNameResolver, IResolutionReceiver
from twisted.internet.protocol import Factory
from twisted.internet.testing import MemoryReactorClock
from zope.interface import implementer

from crawler.components.resolver import _FilteringResolver, refused_hosts
from crawler.policy import AddressPolicy


@implementer(IResolutionReceiver)
class Answers:
    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:
        """Begin."""

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:
        self.complete = True


@implementer(IHostnameResolver)
class Names:
    """A name service whose answers change, as an attacker's would."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def resolveHostName(self, resolutionReceiver: Any, hostName: str, *_: Any, **__: Any) -> Any:
        resolutionReceiver.resolutionBegan(None)
        for host in self.answers.pop(0):
            kind = IPv6Address if ":" in host else IPv4Address
            resolutionReceiver.addressResolved(kind("TCP", host, 80))
        resolutionReceiver.resolutionComplete()
        return resolutionReceiver


@implementer(IReactorPluggableNameResolver)
class Net(MemoryReactorClock):
    """A reactor that notes whom it is told to connect to, and asks a name service of the test."""

    def __init__(self, names: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.nameResolver = names

    def installNameResolver(self, resolver: Any) -> Any:
        """Unused."""


def connected(net: Net, name: str) -> list[str]:
    """Where a connection to a name goes; none is ever answered, so that all addresses are tried."""
    before = len(net.tcpClients)
    factory: Any = Factory()
    HostnameEndpoint(net, name, 80).connect(factory).addErrback(lambda _: None)
    for _ in range(20):
        net.advance(1)
    return [client[0] for client in net.tcpClients[before:]]


def resolved(resolver: _FilteringResolver, name: str) -> list[str]:
    answers = Answers()
    resolver.resolveHostName(answers, name)
    assert answers.complete
    return answers.addresses


def test_only_addresses_that_were_judged_are_handed_on() -> None:
    names = Names(["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["8.8.4.4"])
    resolver = _FilteringResolver(names, AddressPolicy((), contact=True))
    assert resolved(resolver, "mixed.example") == ["8.8.8.8"]
    assert "mixed.example" not in refused_hosts
    assert resolved(resolver, "inside.example") == []
    assert "loopback" in refused_hosts["inside.example"] or "private" in refused_hosts["inside.example"]
    assert resolved(resolver, "outside.example") == ["8.8.4.4"]


def test_a_connection_goes_to_the_very_addresses_that_were_judged() -> None:
    names = Names(["8.8.8.8", "10.0.0.1", "::1", "2606:4700::1111"], ["127.0.0.1"], ["169.254.169.254", "8.8.4.4"])
    net = Net(_FilteringResolver(names, AddressPolicy((), contact=True)))
    assert set(connected(net, "turncoat.example")) == {"8.8.8.8", "2606:4700::1111"}
    # One question for one connection: between the judgement and the connection nobody is asked again.
    assert len(names.answers) == 2
    assert connected(net, "turncoat.example") == []
    assert connected(net, "turncoat.example") == ["8.8.4.4"]


def test_an_answer_that_is_kept_is_judged_each_time() -> None:
    net: Any = Net(Names(["10.0.0.1", "8.8.8.8"]))
    caching = CachingHostnameResolver(net, 100)
    open_to_all = _FilteringResolver(caching, AddressPolicy((IPv4Network("10.0.0.0/8"),), contact=True))
    assert resolved(open_to_all, "kept.example") == ["10.0.0.1", "8.8.8.8"]
    assert resolved(_FilteringResolver(caching, AddressPolicy((), contact=True)), "kept.example") == ["8.8.8.8"]
