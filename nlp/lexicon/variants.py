"""How a term is compared, and the ways in which it is written besides the one in the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nlp.lexicon.types import Term

_MARKS = re.compile("[\u0300-\u036f]")
_BREAKS = re.compile(r"[\s\-\u2010-\u2015\u2212_/]+")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00ae": "", "\u2122": ""})
_PLURAL_KINDS = frozenset({"name", "brand", "precursor", "street", "class"})
_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")


def fold(text: str) -> str:
    """Fold case, accents, apostrophes, hyphens and runs of blanks; hyphens and slashes become one blank."""
    plain = unicodedata.normalize("NFD", text.translate(_QUOTES).casefold())
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", _MARKS.sub("", plain))).strip()


def plural(word: str) -> str:
    """The regular English plural of a folded word."""
    if _SIBILANT.search(word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def _takes_plural(term: Term, folded: str) -> bool:
    if term.ambiguous or term.language != "en" or term.kind not in _PLURAL_KINDS:
        return False
    last = folded.rsplit(" ", 1)[-1]
    return len(last) > 3 and last.isalpha() and last.isascii() and not re.search(r"[^s]s$", last)


def _joined(term: Term, folded: str) -> str | None:
    """Codes lose their hyphens in the wild: ``2C-B`` and ``2CB``, ``P-2-P`` and ``P2P``, ``JWH-018`` and ``JWH018``."""
    if term.ambiguous or "-" not in term.text or " " in term.text:
        return None
    short = any(len(part) <= 3 or part.isdigit() for part in folded.split())
    joined = folded.replace(" ", "")
    return joined if short and len(joined) > 2 else None


def variants(term: Term) -> Iterator[str]:
    """Yield the folded forms of a term besides its own: plural, and codes without hyphens.

    Ambiguous terms have none: their inflections mostly belong to the everyday sense.
    """
    folded = fold(term.text)
    if _takes_plural(term, folded):
        yield plural(folded)
    joined = _joined(term, folded)
    if joined:
        yield joined
