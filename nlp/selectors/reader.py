"""All selectors of a text."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.marks import Mark
from nlp.selectors.accounts import read_accounts
from nlp.selectors.handles import read_handles
from nlp.selectors.keys import read_fingerprints
from nlp.selectors.mail import read_mail
from nlp.selectors.networks import read_ips, read_onions
from nlp.selectors.phones import read_phones
from nlp.selectors.plates import read_plates
from nlp.selectors.registers import read_registers
from nlp.selectors.tokens import read_tokens
from nlp.selectors.urls import read_defanged_hosts, read_urls
from nlp.selectors.vessels import read_vessels
from nlp.selectors.view import View, readable, refanged


def read_selectors(text: str, language: str | None = None, country: str | None = None) -> list[Mark]:
    """Return EMAIL, PHONE, URL, IP, ONION, WALLET, IBAN, VESSEL, CONTAINER and HANDLE marks; they may overlap.

    ``language`` (BCP 47) and ``country`` of the source (ISO 3166-1) help to read telephone numbers.
    """
    view = readable(text)
    marks = [view.given(mark) for mark in _all(view.text, language, country)]
    plain = refanged(view)
    return marks if plain is None else [*_defanged(plain), *marks]


def _all(text: str, language: str | None, country: str | None) -> Iterator[Mark]:
    yield from read_onions(text)
    yield from read_accounts(text)
    yield from read_mail(text)
    yield from read_urls(text)
    yield from read_ips(text)
    yield from read_tokens(text)
    yield from read_fingerprints(text)
    yield from read_registers(text)
    yield from read_vessels(text)
    yield from read_plates(text)
    yield from read_phones(text, language, country)
    yield from read_handles(text)


def _defanged(view: View) -> Iterator[Mark]:
    """Addresses that were written so that they cannot be clicked: those that hold a sign thus written."""
    altered, at = view.altered, 0
    found = [
        mark for read in (read_onions, read_mail, read_urls, read_ips, read_defanged_hosts) for mark in read(view.text)
    ]
    for mark in sorted(found, key=lambda mark: mark.start):
        while at < len(altered) and altered[at] < mark.start:
            at += 1
        if at < len(altered) and altered[at] < mark.end:
            yield view.given(mark)
