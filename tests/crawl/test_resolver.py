from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
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
            resolutionReceiver.addressResolved(IPv4Address("TCP", host, 80))
        resolutionReceiver.resolutionComplete()
        return resolutionReceiver


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
