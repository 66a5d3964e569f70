"""The first case of a name that stands in another one: Москва for "в Москве", Kraków for "w Krakowie"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Final

_FILE: Final = files("nlp.places") / "data" / "inflections.toml"
_SAME: Final = {"sr": "hr", "bs": "hr", "nn": "no"}
"""Languages that bend names as another one does."""
_CUT: Final = re.compile(r"(?<=\w\w)['\u2019](?:[^\W\d_]{1,5})$")
"""What Turkish sets behind a name: "İstanbul'da"."""
# The endings that Russian, Ukrainian and Bulgarian names take, with what they stand for in the first case.
_NOUNS: Final[tuple[tuple[str, str], ...]] = (
    ("ой", "а"), ("ом", ""), ("ии", "ия"), ("ію", "ія"), ("ию", "ия"), ("е", "а"), ("е", ""), ("ы", "а"), ("и", "а"),
    ("и", "ь"), ("у", "а"), ("у", ""), ("а", ""), ("я", "й"), ("я", "ь"), ("і", "а"), ("ью", "ь"), ("ем", "ь"),
    ("ах", "ы"), ("е", "я"), ("е", "ь"), ("ях", "и"),
)  # fmt: skip
_ADJECTIVES: Final[tuple[tuple[str, str], ...]] = (
    ("ом", "ый"), ("ем", "ий"), ("ого", "ый"), ("ого", "ий"), ("его", "ий"), ("ому", "ый"), ("ой", "ая"), ("ую", "ая"),
    ("ом", "ой"), ("им", "ий"), ("ым", "ый"), ("ом", "ое"), ("ого", "ое"), ("их", "ие"), ("ых", "ые"),
)  # fmt: skip
_SHORTEST: Final = 3
_MOST_WORDS: Final = 3
_MOST_FORMS: Final = 200
_LONGEST: Final = 60

Endings = Sequence[tuple[str, str]]


def forms(name: str, language: str | None = None) -> Iterator[str]:
    """Yield the name, and what it may be the inflected form of in its script or language (BCP 47); takes any text."""
    yield name
    if not name or len(name) > _LONGEST:
        return
    code = (language or "").replace("_", "-").split("-")[0].lower()
    bends = _bends().get(_SAME.get(code, code))
    if bends and name in bends.irregular:
        yield bends.irregular[name]
    if code == "tr" and (cut := _CUT.sub("", name)) != name:
        yield cut
    if "\u0400" <= name[-1] <= "\u04ff":
        yield from _ways(name, (*_NOUNS, *_ADJECTIVES), _ADJECTIVES)
    if bends:
        yield from _ways(name, bends.endings, bends.front)


def _ways(name: str, endings: Endings, front_endings: Endings) -> Iterator[str]:
    *front, last = name.split(" ")
    if len(front) < _MOST_WORDS:
        ways = [[word, *_basic(word, front_endings)] for word in front]
        # A name may be bent in its first word alone: Frankfurtu nad Odrą.
        ways.append([*_basic(last, endings), last] if front else _basic(last, endings))
        yield from (" ".join(words) for words in islice(product(*ways), _MOST_FORMS))


def _basic(word: str, endings: Endings) -> list[str]:
    return [
        word.removesuffix(ending) + basic
        for ending, basic in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    ]


@dataclass(frozen=True, slots=True)
class _Bends:
    """How a language bends names."""

    endings: Endings
    front: Endings
    irregular: Mapping[str, str]


@cache
def _bends() -> Mapping[str, _Bends]:
    return {
        language: _Bends(
            tuple(map(_pair, table.get("endings", ()))),
            tuple(map(_pair, table.get("front", ()))),
            dict(map(_pair, table.get("irregular", ()))),
        )
        for language, table in tomllib.loads(_FILE.read_text("utf-8")).items()
    }


def _pair(told: str) -> tuple[str, str]:
    ending, _, basic = told.partition(">")
    return ending, basic
