"""What a word beside a place's name makes of it, in languages other than English: ``porto di``, ``Flughafen``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

Kind = Literal["airport", "port", "site"]
_FILE: Final = files("nlp.places") / "data" / "kinds.toml"
_ENGLISH_AIRPORT: Final = re.compile(r" (?:international )?airport\b", re.IGNORECASE)
_BEFORE: Final = 40
_ARTICLE: Final = re.compile(r"\b(?:el|la|le|las|los|les)$", re.IGNORECASE)


def kinds_of(name: str) -> Iterator[tuple[Kind, str]]:
    """Yield what a name says that it is, with the name of what it belongs to: ``("port", "Santos")``."""
    for kind, before, behind in _patterns():
        if found := before.fullmatch(name):
            # "El" may belong to the name, as in El Dorado.
            if article := found["link"] and _ARTICLE.search(found["link"]):
                yield kind, f"{article[0]} {found['x']}"
            yield kind, found["x"]
        elif found := behind.fullmatch(name):
            yield from ((kind, core) for core in _cores(found["x"]))


def kinds_behind(name: str) -> Iterator[str]:
    """Yield what a harbour or an airport with its word behind is called after: ``Rotterdam`` of Rotterdamse haven."""
    if name.rpartition(" ")[2].lower() not in _behind_words():
        return
    for _, _, behind in _patterns():
        if found := behind.fullmatch(name):
            yield from _cores(found["x"])


def _cores(name: str) -> Iterator[str]:
    yield name
    # An adjective of the town's name: Hamburger Hafen, Rotterdamse haven.
    yield from (name.removesuffix(ending) for ending in _data()["behind"]["endings"] if name.endswith(ending))


def is_airport_beside(text: str, start: int, end: int) -> bool:
    """Whether the words before or behind a name speak of an airport."""
    if _ENGLISH_AIRPORT.match(text, end, end + 30):
        return True
    before = text[max(0, start - _BEFORE) : start]
    return _airport_letters().search(before) is not None and _airport_before().search(before) is not None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str], re.Pattern[str]], ...]:
    kinds: tuple[Kind, ...] = ("airport", "port", "site")
    return tuple((kind, _before(kind), _behind(kind)) for kind in kinds)


def _before(kind: Kind) -> re.Pattern[str]:
    words, links = _data()["before"][kind], _data()["links"]
    return re.compile(rf"{_any(words)}(?: (?P<link>{_any(links)}))?[ '\u2019]+(?P<x>.{{2,60}})", re.IGNORECASE)


def _behind(kind: Kind) -> re.Pattern[str]:
    words = _data()["behind"].get(kind)
    joined = _any(_data()["behind_joined"].get(kind, ["\0"]))
    return re.compile(rf"(?P<x>.{{2,60}})(?: {_any(words)}|{joined})" if words else r"(?!)(?P<x>)", re.IGNORECASE)


@cache
def _behind_words() -> frozenset[str]:
    return frozenset(word for words in _data()["behind"].values() for word in words)


@cache
def _airport_letters() -> re.Pattern[str]:
    """What words for an airport begin with: to look for that first is several times as fast."""
    return re.compile("|".join({word[:4] for word in _data()["before"]["airport"]}), re.IGNORECASE)


@cache
def _airport_before() -> re.Pattern[str]:
    words = _any(_data()["before"]["airport"])
    return re.compile(rf"(?<!\w){words}(?: {_any(_data()['links'])})?[ '\u2019]+$", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def with_kind_words(text: str, start: int) -> int:
    """Where a name begins with the capital word for a harbour or an airport before it: Porto de Santos."""
    found = _capital_before().search(text[max(0, start - _BEFORE) : start])
    return start - (len(found[0]) if found else 0)


@cache
def _capital_before() -> re.Pattern[str]:
    kinds = [*_data()["before"]["airport"], *_data()["before"]["port"]]
    words = _any(word[0].upper() + word[1:] for word in kinds)
    titled = _any(word.title() for word in kinds)
    return re.compile(rf"(?<!\w)(?:{words}|{titled})(?: {_any(_data()['links'])})?[ '\u2019]+$")
