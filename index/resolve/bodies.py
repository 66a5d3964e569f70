"""The parts of an organization's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from index.resolve.lists import kinds_of, words_of
from index.resolve.spelling import bare_spelling, latin, miswritten

_KEPT: Final = 100_000
_LONGEST: Final = 300
_WORD: Final = re.compile(r"[^\W_]+")
_STOPS: Final = re.compile(r"\b([^\W\d_])\.\s?(?=[^\W\d_]\b)|\b([^\W\d_])\.(?!\w)")
_POSSESSIVE: Final = re.compile("['\u2019]s?\\b")
_ACRONYM: Final = re.compile(r"[^\W\d_a-z]{2,7}\d{0,2}")
_SPLIT_FORM: Final = re.compile(r"\bS/?A\b")
_LEAST: Final = 2


class BodyName(NamedTuple):
    """``words`` are those that name it, folded and sorted; what a body is has one word for all languages.

    ``form`` is the kind of legal form, ``acronym`` the folded name if it is one, ``initials`` what acronyms it could
    have, ``is_common``: nothing but what it is ("Ministry of Justice").
    """

    words: tuple[str, ...]
    form: str = ""
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    is_common: bool = False


@lru_cache(_KEPT)
def body_name(text: str) -> BodyName:
    """Return the parts of a name as it was written; no words where it has none."""
    plain = _POSSESSIVE.sub("", _STOPS.sub(r"\1\2", text[:_LONGEST]))
    written = _WORD.findall(_SPLIT_FORM.sub("SA", plain))
    folded = [latin(word) for word in written]
    small, forms, kinds = words_of("small_words.txt"), kinds_of("legal_forms.tsv"), kinds_of("body_words.tsv")
    telling = [word for word in folded if word not in small] or folded
    core, legal = _without_forms(telling)
    words = tuple(sorted(kinds.get(word, word) for word in core))
    acronym = folded[0] if len(folded) == 1 and _ACRONYM.fullmatch(written[0]) and folded[0] not in forms else ""
    common = bool(core) and all(word in kinds for word in core)
    return BodyName(words, legal, acronym, _initials(folded, telling, core), common)


def same_words(one: BodyName, other: BodyName) -> str | None:
    """Return how the words agree (``same``, ``spelling`` or ``slip``); None where they do not."""
    if one.words == other.words:
        return "same"
    if len(one.words) != len(other.words) or len(one.words) < _LEAST:
        return None
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if any(a.isdigit() or b.isdigit() for a, b in pairs):
        return None
    if all(bare_spelling(a) == bare_spelling(b) for a, b in pairs):
        return "spelling"
    return "slip" if len(pairs) == 1 and miswritten(*pairs[0]) else None


def _without_forms(words: Sequence[str]) -> tuple[list[str], str]:
    """Legal forms stand at the ends; one word remains."""
    forms, kinds, core = kinds_of("legal_forms.tsv"), [], list(words)
    while len(core) > 1 and core[-1] in forms:
        kinds.append(forms[core.pop()])
    while len(core) > 1 and core[0] in forms and not kinds:
        kinds.append(forms[core.pop(0)])
    telling = [kind for kind in kinds if kind != "plain"]
    return core, telling[-1] if telling else ""


def _initials(*ways: Sequence[str]) -> frozenset[str]:
    made = ("".join(word if word.isdigit() else word[0] for word in words) for words in ways if len(words) > 1)
    return frozenset(each for each in made if len(each) >= _LEAST)
