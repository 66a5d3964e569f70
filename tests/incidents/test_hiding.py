"""What a load was hidden among, read in seven languages and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.incidents import Telling, agreement
from index.incidents.hiding import compare_hiding, hiding

TEXTS = [
    ("The bales lay beneath boxes of bananas.", {"bananas"}),
    ("La droga iba entre cajas de plátanos y piñas.", {"bananas", "pineapples"}),
    ("Les sacs étaient cachés sous des ananas.", {"pineapples"}),
    ("A droga estava em um contêiner de açúcar.", {"sugar"}),
    ("Il carico era nascosto tra le piastrelle.", {"tiles"}),
    ("Das Rauschgift lag zwischen Kaffeesäcken.", {"coffee"}),
    ("De partij zat tussen keramische tegels.", {"tiles"}),
    ("Antoinette Wood and Condoleezza Rice spoke of coffee.", {"coffee"}),
    ("Officers from Washington and Cartagena said so; las autoridades también, op de Autobahn, tegelijk.", set()),
]


@pytest.mark.parametrize(("text", "cargo"), TEXTS)
def test_cargo_is_known_in_every_language(text: str, cargo: set[str]) -> None:
    assert hiding(text).cargo == cargo


def test_a_yacht_says_more_than_a_lorry() -> None:
    yacht = compare_hiding(_told("a", "on a sailing yacht"), _told("b", "a bordo de un velero"))
    lorry = compare_hiding(_told("a", "in a lorry"), _told("b", "en un camión"))
    assert yacht.points > lorry.points > 0


def test_the_same_cargo_counts_for_one_seizure_and_another_against_it() -> None:
    told = _told("a", "2 tonnes of cocaine in a container of bananas")
    assert agreement(told, _told("b", "2 Tonnen Kokain zwischen Bananen")) is not None
    assert agreement(told, _told("b", "2 tonnes of cocaine in frozen squid")) is None


@given(st.text(), st.text())
def test_whatever_is_said_both_directions_agree(one: str, other: str) -> None:
    first, second = _told("a", one), _told("b", other)
    assert compare_hiding(first, second).points == compare_hiding(second, first).points


def _told(document: str, said: str) -> Telling:
    event = {"type": "seizure", "substance": "cocaine", "quantity": 2.0, "unit": "tonne", "kilograms": 2000.0}
    return Telling(document, document, document, event | {"date": "2024-05-02"}, said=said)
