"""How text becomes searchable words: one analysis for every engine, for documents and for queries.

Engines index the blank-joined tokens made here with a plain whitespace tokenizer, so that no engine's own analysis
can make them differ. Case and accents never matter; apostrophes, hyphens and all other signs divide words; scripts
written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) become one token per character.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator

import Stemmer

from index.folding import fold

FORMAT = 2
"""Raised whenever the same text would give other tokens; an index built by another format must be rebuilt."""

MAX_WORD = 100
"""Longer words are cut to this length, in documents and in queries alike, to stay under every engine's term limit."""

# Thai, Lao, Burmese, Khmer, kana, Han, Han beyond the first plane: written without blanks between words.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1780-\u17d3"
    "\u3041-\u3096\u3099\u309a\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
# Vowel signs and accents that belong to the letter before them although they are no letters by themselves.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d"
    "\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u200d"
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MARKED_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]|[{_MARKS}])+")
_ANY_MARK = re.compile(rf"[{_MARKS}]")
_UNSPACED_START = re.compile(rf"[{_UNSPACED}]")

STEMMED = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish",
}  # fmt: skip
"""Languages (ISO 639-1) whose words are stemmed, and the stemmer of each."""

# Endings that the stemmer knows with accents only, behind an article only (Arabic), or not at all; without them the
# plural would keep a stem of its own.
_FURTHER_ENDINGS = {
    "ar": ((re.compile("(?<=[^\\W\\d]{3})ات$"), ""),),
    "fr": ((re.compile(r"ees?$"), "e"),),
    "nl": ((re.compile(r"(?<=\w{3})ens$"), "en"),),
    "pt": ((re.compile(r"[oa]es$|aos$"), "ao"), (re.compile(r"eis$"), "el")),
}
_CACHED_WORDS = 200_000


def _written(text: str) -> list[str]:
    """Words in order, lower-case, accents still on."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    lowered = unicodedata.normalize("NFKC", text).casefold()
    return (_MARKED_WORD if _ANY_MARK.search(lowered) else _WORD).findall(lowered)


class _Folded(dict[str, str]):
    """Words by their written form; texts repeat their words, so most are looked up instead of computed."""

    def __missing__(self, word: str) -> str:
        if len(self) > _CACHED_WORDS:
            self.clear()
        folded = self[word] = fold(word)[:MAX_WORD]
        return folded


_folded = _Folded()


def words(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    found = _written(text)
    if text.isascii() and len(max(found, key=len, default="")) <= MAX_WORD:
        return found
    return [word for written in found if (word := _folded[written])]


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, folded word) with code-point offsets into ``text``, for marking words as they were written."""
    pattern = _WORD if text.isascii() else _MARKED_WORD
    for found in pattern.finditer(text, start, len(text) if end is None else end):
        written = found.group()
        yield found.start(), found.end(), _folded[written.lower() if written.isascii() else written]


def pieces(text: str) -> list[tuple[str, ...]]:
    """Divide a query word as written into its parts, all of which must match.

    ``black-tar`` is two parts of one word each. Characters of a script without blanks that stand together are one part
    of several words, which must stand together in the document too.
    """
    parts: list[tuple[str, ...]] = []
    previous_end = -1
    for start, end, word in word_spans(unicodedata.normalize("NFKC", text)):
        if not word:
            continue
        if start == previous_end and is_unspaced(word) and parts and is_unspaced(parts[-1][-1]):
            parts[-1] = (*parts[-1], word)
        else:
            parts.append((word,))
        previous_end = end
    return parts


def is_unspaced(word: str) -> bool:
    """Say whether a token is one character of a script written without blanks (never stemmed)."""
    return _UNSPACED_START.match(word) is not None


def stemmed_language(tag: str | None) -> str | None:
    """Return the ISO 639-1 code of a BCP-47 tag when that language is stemmed, else None."""
    code = re.split(r"[-_]", tag, maxsplit=1)[0].lower() if tag else ""
    return code if code in STEMMED else None


class _Stems(dict[str, tuple[str, ...]]):
    """Tagged stems of one language by the written word."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stemmer = Stemmer.Stemmer(STEMMED[language])
        self.lock = threading.Lock()  # a stemmer keeps state while it works

    def __missing__(self, written: str) -> tuple[str, ...]:
        folded = _folded[written]
        if not folded or is_unspaced(folded):
            return ()
        forms = [self.stem(folded)]
        if written != folded:
            with self.lock:
                forms.append(fold(self.stemmer.stemWord(written))[:MAX_WORD])
        if len(self) > _CACHED_WORDS:
            self.clear()
        stems = self[written] = tuple(dict.fromkeys(f"{self.language}:{form}" for form in forms if form))
        return stems

    def stem(self, folded: str) -> str:
        for ending, plain in _FURTHER_ENDINGS.get(self.language, ()):
            folded = ending.sub(plain, folded)
        with self.lock:
            return fold(self.stemmer.stemWord(folded))


_stems = {language: _Stems(language) for language in STEMMED}


def stems(text: str, language: str | None) -> list[str]:
    """Return the stems of a document's words, tagged with its language: ``en:seizur``.

    The tag keeps a Spanish stem from finding an English word. Without a stemmed language the folded words stand for
    themselves, untagged. A word with accents gives two stems where they differ, so that its unaccented spelling finds
    it. Characters of scripts without blanks are left out: they are searched as written.
    """
    code = stemmed_language(language)
    if code is None:
        return [word for word in words(text) if not is_unspaced(word)]
    table = _stems[code]
    return [stem for written in _written(text) for stem in table[written]]


def stem_forms(word: str, languages: Iterable[str] = tuple(STEMMED)) -> tuple[str, ...]:
    """Return every token under which a folded query word may stand in the stems of documents.

    The query's language is unknown, so it is stemmed as a word of each language in ``languages`` (codes of
    ``STEMMED``; others are passed over). Any one of the forms that is found means that the word matches.
    """
    tagged = (form for code in languages if code in _stems for form in _stems[code][word])
    return tuple(dict.fromkeys((word, *tagged)))


def prefix_pieces(text: str) -> tuple[list[tuple[str, ...]], str]:
    """Divide the text before a ``*``: parts that must stand as written, and how a further word must begin.

    The beginning is empty where the text ends in a script without blanks: there every character is a word already.
    """
    parts = pieces(text)
    if not parts or is_unspaced(parts[-1][-1]):
        return parts, ""
    return parts[:-1], parts[-1][0]


SIGNS_COUNT = frozenset({"email", "ip", "onion", "handle"})
"""Selector fields in which signs tell one value from another."""


def selector_form(field: str, text: str) -> str:
    """Return an identifier of a selector field as compared: folded, without blanks and, but for addresses, signs.

    ``+44 20 7946-0000`` is ``442079460000``; ``10.0.0.1`` keeps its points; ``@Name`` is ``name``.
    """
    folded = "".join(fold(text).split())
    if field in SIGNS_COUNT:
        return folded.lstrip("@") or folded
    return "".join(char for char in folded if char.isalnum()) or folded
