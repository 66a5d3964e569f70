"""All selectors of a text."""

from __future__ import annotations

from nlp.marks import Mark
from nlp.selectors.phones import read_phones
from nlp.selectors.registers import read_registers
from nlp.selectors.wallets import read_wallets
from nlp.selectors.web import read_web


def read_selectors(text: str, language: str | None = None) -> list[Mark]:
    """Return EMAIL, PHONE, URL, IP, ONION, WALLET, IBAN, VESSEL, CONTAINER and HANDLE marks; they may overlap."""
    return [*read_web(text), *read_wallets(text), *read_registers(text), *read_phones(text, language)]
