from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy import Request

from crawler.components.guard import GuardMiddleware
from crawler.components.refusal import Refused
from crawler.policy import AddressPolicy

PUBLIC = AddressPolicy((), contact=True)
REFUSED = [
    "127.0.0.1", "127.255.0.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "203.0.113.1", "192.0.0.8",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "fec0::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "::a00:1",
    "168.63.129.16", "2606:4700::5efe:a00:1", "2606:4700::200:5efe:7f00:1", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::",
]  # fmt: skip
ODD = ["2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0177.0.0.1", "10.1", "[::1]", "127.0.0.1."]
ODD += [
    "0",
    "0x0",
    "0177.1",
    "127.0.0.1..",
    "①②⑦.0.0.1",
    "１２７．０．０．１",
    "127。0。0。1",
    "127%2e0%2e0%2e1",
    "%31%32%37.1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_special_addresses_are_refused(address: str) -> None:
    assert PUBLIC.verdict(address)
    assert PUBLIC.host_verdict(address)


@pytest.mark.parametrize("host", ODD)
def test_odd_spellings_of_addresses_are_seen_through(host: str) -> None:
    assert PUBLIC.host_verdict(host)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::1"]
)
def test_public_addresses_pass(address: str) -> None:
    assert PUBLIC.verdict(address) is None
    assert PUBLIC.host_verdict(f"[{address}]" if ":" in address else address) is None


def test_exactly_the_allowed_networks_pass() -> None:
    policy = AddressPolicy((IPv4Network("127.0.0.0/8"), IPv6Network("fd00:1::/32")), contact=True)
    for allowed in ("127.0.0.1", "::ffff:127.9.9.9", "fd00:1::5"):
        assert policy.verdict(allowed) is None
    for refused in ("10.0.0.1", "::1", "fd00:2::5", "64:ff9b:1::7f00:1"):
        assert policy.verdict(refused)


@settings(max_examples=200)
@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_as_what_it_is(address: IPv4Address) -> None:
    assert (PUBLIC.verdict(str(address)) is None) == (PUBLIC.verdict(f"::ffff:{address}") is None)
    assert (PUBLIC.verdict(str(address)) is None) == (PUBLIC.verdict(str(ip_network(f"64:ff9b::{address}")[0])) is None)


SPELLINGS: dict[str, Callable[[IPv4Address], str]] = {
    "decimal": lambda address: str(int(address)),
    "hexadecimal": lambda address: hex(int(address)),
    "octal": lambda address: f"0{int(address):o}",
    "by parts": lambda address: ".".join(f"0x{part:x}" if part % 2 else f"0{part:o}" for part in address.packed),
    "short": lambda address: f"{address.packed[0]}.{int(address) & 0xFFFFFF}",
    "final dot": lambda address: f"{address}.",
    "full width": lambda address: "".join(chr(ord(one) + 0xFEE0) for one in str(address)),
    "ideographic dots": lambda address: str(address).replace(".", "\u3002"),
    "escaped": lambda address: "".join(f"%{ord(one):02x}" for one in str(address)),
    "mapped": lambda address: f"[::ffff:{address}]",
    "translated": lambda address: f"[64:ff9b::{address}]",
    "with a zone": lambda address: f"[::ffff:{address}%25eth0]",
}


@settings(max_examples=60)
@given(st.ip_addresses(v=4), st.sampled_from(sorted(SPELLINGS)))
def test_however_an_address_is_spelt_it_is_judged_alike(address: IPv4Address, spelling: str) -> None:
    spelt = SPELLINGS[spelling](address)
    assert (PUBLIC.host_verdict(spelt) is None) == (PUBLIC.verdict(str(address)) is None), spelt


@given(st.text(max_size=40))
def test_any_text_is_a_host_to_judge(host: str) -> None:
    verdict = PUBLIC.host_verdict(host)
    assert verdict is None or "refused" in verdict


@given(st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True))
def test_names_are_left_to_the_resolver(host: str) -> None:
    assert PUBLIC.host_verdict(host) is None


def test_without_a_contact_only_loopback_may_be_crawled() -> None:
    nobody = AddressPolicy((IPv4Network("127.0.0.0/8"), IPv4Network("10.0.0.0/8")), contact=False)
    assert nobody.verdict("127.0.0.1") is None
    for address in ("8.8.8.8", "10.0.0.1"):
        assert "[crawl] contact" in (nobody.verdict(address) or "")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://8.8.8.8/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://user:word@8.8.8.8/",
        "http://8.8.8.8@quay.example/",
        "http://127.0.0.1#@quay.example/",
        "http://127.0.0.1\\@quay.example/",
        "http://[::ffff:7f00:1]/",
        "http://①②⑦.0.0.1/",
        "http://0x7f.1/",
        "http:///",
    ],
)
def test_requests_that_are_never_sent(url: str) -> None:
    with pytest.raises(Refused):
        GuardMiddleware(PUBLIC).process_request(Request(url))
