"""Invented selectors against published examples of each form, and against independent checks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.selectors.keccak import keccak_256
from tests.world import checks
from watchfloor.world import invent


def test_keccak_is_the_earlier_padding() -> None:
    assert keccak_256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"


def test_ethereum_capitals_follow_the_examples_of_the_standard() -> None:
    for address in (
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    ):
        assert invent.ethereum(bytes.fromhex(address[2:])) == address


def test_segwit_follows_the_example_of_the_standard() -> None:
    program = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
    assert invent.segwit(0, program) == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def test_numbers_follow_the_examples_of_their_standards() -> None:
    assert invent.imo("907472") == "9074729"
    assert invent.container("CSQU305438") == "CSQU3054383"
    assert invent.iban("GB", "WEST12345698765432") == "GB82WEST12345698765432"


@settings(max_examples=60)
@given(st.binary(min_size=20, max_size=20))
def test_any_hash_gives_sound_bitcoin_addresses(payload: bytes) -> None:
    assert checks.base58_holds(invent.base58check(0, payload))
    assert checks.base58_holds(invent.base58check(5, payload))
    assert checks.bech32_constant(invent.segwit(0, payload)) == 1


@settings(max_examples=30)
@given(st.binary(min_size=32, max_size=32))
def test_any_key_gives_sound_taproot_and_onion_names(key: bytes) -> None:
    assert checks.bech32_constant(invent.segwit(1, key)) == 0x2BC830A3
    assert len(invent.onion(key)) == 62


@settings(max_examples=60)
@given(st.from_regex(r"[A-Z]{3}U[0-9]{6}", fullmatch=True))
def test_any_serial_gives_a_sound_container_number(serial: str) -> None:
    assert checks.container_holds(invent.container(serial))
