"""Lists of places and bodies for texts that are not English, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, cast

from nlp.datafiles import lines_of
from nlp.languages import LANGUAGES
from nlp.marks import Mark
from nlp.names.words import word_list
from nlp.phrases import PhraseTable
from nlp.places.gazing import find_places
from nlp.places.kinds import with_kind_words

NameLabel = Literal["ORG", "PLACE"]
_FILE: Final = files("nlp.names") / "data" / "languages" / "names.tsv"
_BOUNDS: Final = {
    "ru": (r"(?<![\w-])", r"(?![\w-])"),
    # "And", "in", "for", "as" are written as one with the word.
    "ar": (r"(?<!\w)[\u0648\u0641]?[\u0628\u0644\u0643]?", r"(?!\w)"),
}
"""What stands around a name; in the other scripts no blank sets words apart, so names are looked for anywhere."""
_SCRIPTS: Final = {
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_ELIDED: Final = re.compile(r"(?<=[dlDLnsj])['\u2019](?=[^\W\d_a-z])")
"""The apostrophe of "d'Espagne" and "dall'Ecuador"."""
_SHORTEST: Final = 4
"""English short forms of fewer letters are words of other languages."""
_ENGLISH: Final = ("organizations", "agencies", "companies", "groups", "media", "places", "cities")
_WORD_ELSEWHERE: Final = "words_elsewhere"


def listed(text: str, language: str) -> Iterator[Mark]:
    """Yield places and bodies that the lists of a language, of its script, and those for all languages name.

    Behind them come the places that the gazetteer knows.
    """
    for mark in _found(text, language):
        # Where every noun has a capital, "Hafen" is no part of a name.
        if mark.label == "PLACE" and language != "de":
            yield replace(mark, start=with_kind_words(text, mark.start))
        else:
            yield mark


def _found(text: str, language: str) -> Iterator[Mark]:
    for reading in {text, _ELIDED.sub(" ", text)} if language in ("fr", "it") else (text,):
        for start, end, label in _latin(language).find(reading):
            yield Mark(start, end, label, score=0.8)
    for code in _scripts(text, language):
        for label in ("ORG", "PLACE"):
            for found in _pattern(code, label).finditer(text):
                yield Mark(found.start("name"), found.end("name"), label, score=0.8)
    yield from find_places(text, language)


def _scripts(text: str, language: str) -> Iterator[str]:
    """The lists for the scripts of a text; signs that Chinese and Japanese share are read by the text's language."""
    other = "zh" if language == "ja" else "ja"
    for code, script in _SCRIPTS.items():
        if code != other and script.search(text):
            yield code


@cache
def _rows() -> dict[str, list[tuple[str, NameLabel]]]:
    rows: dict[str, list[tuple[str, NameLabel]]] = {}
    for line in lines_of(_FILE):
        language, label, name = line.split("\t")
        rows.setdefault(language, []).append((name, cast(NameLabel, label)))
    return rows


@lru_cache(LANGUAGES)
def _latin(language: str) -> PhraseTable[NameLabel]:
    """The lists of English less what are words elsewhere, and the language's own list."""
    own = _rows().get(language, []) if language not in _SCRIPTS else []
    known = {name for name, _ in own}
    english: list[tuple[str, NameLabel]] = [
        (name, "PLACE" if file in ("places", "cities") else "ORG")
        for file in _ENGLISH
        for name in word_list(file)
        if name not in known and name not in word_list(_WORD_ELSEWHERE) and not _is_short(name)
    ]
    return PhraseTable([*own, *english])


def _is_short(name: str) -> bool:
    return len(name) < _SHORTEST and name not in ("DEA", "FBI", "CIA", "BBC", "CNN", "NSA", "NCA", "FSB")


@cache
def _pattern(code: str, label: NameLabel) -> re.Pattern[str]:
    rows = [*_rows()[code], *(_rows()["uk"] if code == "ru" else [])]
    names = sorted((name for name, one in rows if one == label), key=len, reverse=True)
    choice = "|".join(re.escape(name).replace("\\~", "~").replace("~", r"\w{0,3}") for name in names)
    before, after = _BOUNDS.get(code, ("", ""))
    return re.compile(f"{before}(?P<name>{choice}){after}")
