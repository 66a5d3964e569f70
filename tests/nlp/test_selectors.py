"""Selectors: published test vectors, wrong checksums, and how they are written in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.selectors import base58, bech32, monero, read_selectors
from nlp.selectors.keccak import keccak_256
from nlp.selectors.networks import is_onion
from nlp.selectors.registers import container_check_digit, is_iban
from nlp.selectors.vessels import is_imo
from nlp.selectors.wallets import is_ethereum, with_checksum

GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
ONION = "duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad"


def selectors(text: str, language: str | None = "en") -> list[tuple[str, str, str | None]]:
    """What is found, with label, text and canonical form."""
    marks = sorted(read_selectors(text, language), key=lambda mark: mark.start)
    return [(mark.label, text[mark.start : mark.end], mark.canonical) for mark in marks]


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_agrees_with_the_published_digests(data: bytes, digest: str) -> None:
    assert keccak_256(data).hex() == digest


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_eip_55_examples(address: str) -> None:
    assert with_checksum(address.lower()) == address
    assert is_ethereum(address)
    assert is_ethereum(address.lower())
    assert not is_ethereum(address[:-1] + address[-1].swapcase() if address[-1].isalpha() else address.swapcase())


@pytest.mark.parametrize(
    "address", [SEGWIT, SEGWIT.upper(), TAPROOT, "BC1SW50QGDZ25J", "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"]
)
def test_bip_173_and_350_valid_addresses(address: str) -> None:
    assert bech32.segwit_program(address) is not None


@pytest.mark.parametrize(
    "address",
    [
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",  # bech32 where bech32m is due
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",  # bech32m where bech32 is due
        "bc1rw5uspcuh",  # program too short
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",  # program of a length that version 0 does not have
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",  # a sign that is not in the alphabet
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8f3t4",  # mixed case
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",  # another network
    ],
)
def test_bip_173_and_350_invalid_addresses(address: str) -> None:
    assert bech32.segwit_program(address) is None


@given(st.binary(min_size=1, max_size=40).map(lambda body: body.lstrip(b"\0") or b"\1"))
def test_base58_decodes_what_was_encoded_and_notices_a_changed_sign(body: bytes) -> None:
    from hashlib import sha256

    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number, text = int.from_bytes(body + sha256(sha256(body).digest()).digest()[:4]), ""
    while number:
        number, rest = divmod(number, 58)
        text = alphabet[rest] + text
    assert base58.decode(text) == body
    assert base58.decode(text[:-1] + ("2" if text[-1] != "2" else "3")) is None


@given(st.text(max_size=120))
def test_decoders_take_any_text(text: str) -> None:
    assert base58.decode(text) is None or text
    assert bech32.decode(text) is None or text
    assert isinstance(monero.is_address(text), bool)
    assert isinstance(is_iban(text), bool)
    read_selectors(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Pay to {GENESIS}.", ("WALLET", GENESIS, f"btc:{GENESIS}")),
        (f"Pay to {SEGWIT.upper()},", ("WALLET", SEGWIT.upper(), f"btc:{SEGWIT}")),
        ("IBAN GB29 NWBK 6016 1331 9268 19 or", ("IBAN", "GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819")),
        ("DE89370400440532013000.", ("IBAN", "DE89370400440532013000", "DE89370400440532013000")),
        ("the tanker (IMO 9074729)", ("VESSEL", "IMO 9074729", "IMO 9074729")),
        ("IMO number: 9074729", ("VESSEL", "IMO number: 9074729", "IMO 9074729")),
        ("box CSQU 305438-3 was", ("CONTAINER", "CSQU 305438-3", "CSQU3054383")),
        (f"at {ONION}.onion.", ("ONION", f"{ONION}.onion", f"{ONION}.onion")),
        ("mail Jo.Doe@Example.com!", ("EMAIL", "Jo.Doe@Example.com", "jo.doe@example.com")),
        ("see https://example.org/a_(b)).", ("URL", "https://example.org/a_(b)", "https://example.org/a_(b)")),
        ("hxxps://bad[.]example/x", ("URL", "hxxps://bad[.]example/x", "https://bad.example/x")),
        ("from 203.0.113.7, port", ("IP", "203.0.113.7", "203.0.113.7")),
        ("from 2001:DB8::1 on", ("IP", "2001:DB8::1", "2001:db8::1")),
        ("by @Night_Owl on", ("HANDLE", "@Night_Owl", "@night_owl")),
        ("call +44 20 7946 0958 now", ("PHONE", "+44 20 7946 0958", "+442079460958")),
        ("call (212) 555-0143 now", ("PHONE", "(212) 555-0143", "+12125550143")),
        ("In London, call 020 7946 0958", ("PHONE", "020 7946 0958", "+442079460958")),
    ],
)
def test_a_selector_in_a_text(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in selectors(text)


@pytest.mark.parametrize(
    "text",
    [
        GENESIS[:-1] + "b", SEGWIT[:-1] + "5", "GB30 NWBK 6016 1331 9268 19", "IMO 9074728", "CSQU3054384",
        "a" + ONION[1:] + ".onion", "version 1.2.3.4", "999.1.1.1", "2024-06-04 19:52:26", "75207-4313", "12:30:45",
        "1,234,567 890", "$1 234 567 890", "user@localhost", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "page 10 11 12 13",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_selector(text: str) -> None:
    assert selectors(text) == []


def test_check_digits_of_registers() -> None:
    assert is_iban("FR1420041010050500013M02606")
    assert not is_iban("FR1420041010050500013M02607")
    assert is_imo("9074729")
    assert container_check_digit("CSQU", "305438") == 3
    assert is_onion(ONION)


def test_a_monero_address_with_a_sound_checksum() -> None:
    donation = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
    assert selectors(f"Donate: {donation}") == [("WALLET", donation, f"xmr:{donation}")]
    assert selectors(donation[:-1] + "B") == []
