"""Long unbroken words: wallets and keys are all of them, so each is looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors.keys import key_of
from nlp.selectors.wallets import cash_wallet, wallet_of

_LONG: Final = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{25,110}(?![0-9A-Za-z])")
_SHORT_BECH32: Final = re.compile(r"(?<![0-9A-Za-z])(?:bc|BC)1[0-9A-Za-z]{8,21}(?![0-9A-Za-z])")
_CASH: Final = re.compile(r"(?<![0-9A-Za-z])(?:bitcoincash|BITCOINCASH):[0-9A-Za-z]{42}(?![0-9A-Za-z])")


def read_tokens(text: str) -> Iterator[Mark]:
    """Yield WALLET marks, and HANDLE marks of keys."""
    for found in _LONG.finditer(text):
        word = found[0]
        mark = key_of(text, found.start(), word) or wallet_of(text, found.start(), word)
        if mark is not None:
            yield mark
    if "bc1" in text or "BC1" in text:
        for found in _SHORT_BECH32.finditer(text):
            mark = wallet_of(text, found.start(), found[0])
            if mark is not None:
                yield mark
    if "bitcoincash:" in text or "BITCOINCASH:" in text:
        for found in _CASH.finditer(text):
            mark = cash_wallet(found.start(), found.end(), found[0])
            if mark is not None:
                yield mark
