"""Which of the older encodings a text without a believable declaration is in.

Each encoding is tried with each language written in it: the characters must be letters of the language, and the words
must read as that language. Neighbouring encodings share most bytes, so that letters alone, or words alone, do not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from crawler.extract.encodings.alphabets import LETTERS, MULTI_BYTE, SINGLE_BYTE
from crawler.extract.encodings.signs import misplaced, oddities
from crawler.extract.languages.reading import likelihoods

SAMPLE = 4_000
LOST = 0.02
LEAST_FIT = 0.5
LEAST_SCORE = 0.35
DECLARED = 0.5
"""What the declared language adds to how far the words speak for it; few words speak for none."""

_OTHER_LETTER = 0.6
_MARK = 0.9
_VOWEL_SIGN = 0.5
_MARKS = frozenset("“”„‟‘’‚‛–—…«»‹›•·°§©®™€£\xa0№،؟。、，！？：；「」『』（）《》・〜ー")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_DIALECTS = {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh", "grc": "el", "hbo": "he", "ext": "es", "vec": "it"}
_THAI_VOWEL = re.compile("[ะ-ฺเ-ไ]")
LEAST_THAI_VOWELS = 0.2
SAME_BLOCK = 96
_COMMON_HAN = frozenset(
    "的是不了在有人我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里后後小么"
    "麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長一"
)
LEAST_COMMON_HAN = 0.06
LEAST_HANGUL = 0.7
LEAST_KANA = 0.1


def guess(prose: bytes, declared: str | None) -> str | None:
    """Return the encoding in which ``prose``, a page's bytes without markup, reads best; None where it does in none.

    ``declared`` is the language that the page states, as primary subtag.
    """
    sample = prose[:SAMPLE]
    best, chosen = LEAST_SCORE, None
    seen: set[str] = set()
    for encoding, text in _readings(sample):
        if text in seen:
            continue
        seen.add(text)
        score = _score(encoding, text, declared)
        if score > best:
            best, chosen = score, encoding
    return chosen


def _readings(sample: bytes) -> Iterator[tuple[str, str]]:
    for encoding in (*SINGLE_BYTE, *MULTI_BYTE):
        yield encoding, sample.decode(encoding, "replace")


def _score(encoding: str, text: str, declared: str | None) -> float:
    signs = Counter(_FOREIGN.findall(text))
    if signs["\ufffd"] > LOST * signs.total() + 1:
        return 0.0
    languages = SINGLE_BYTE.get(encoding) or (MULTI_BYTE[encoding],)
    fits = {language: fit for language in languages if (fit := _fit(language, text, signs)) >= LEAST_FIT}
    if not fits:
        return 0.0
    spoken = _spoken(text)
    odd = oddities(text)
    even = {
        language: fit * max(0.0, 1 - 2 * (odd + misplaced(language, text)) / signs.total())
        for language, fit in fits.items()
    }
    added = DECLARED * even.get(declared or "", 0.0)
    return sum(share * spoken.get(language, 0.0) for language, share in even.items()) + added


def _spoken(text: str) -> dict[str, float]:
    """How far the words speak for each language, dialects counted as the language whose letters they are written in."""
    shares: dict[str, float] = {}
    for language, share in likelihoods(text).items():
        language = _DIALECTS.get(language, language)
        shares[language] = shares.get(language, 0.0) + share
    return shares


def _fit(language: str, text: str, signs: Counter[str]) -> float:
    """How far the characters beyond ASCII, ``signs``, are what the language is written with, from 0 to 1."""
    if not signs:
        return 0.0
    if language in MULTI_BYTE.values():
        return _fit_east_asian(language, signs)
    if language == "th":
        return _fit_thai(text, signs)
    own = _letters(language)
    return sum(count * _weight(sign, own) for sign, count in signs.items()) / signs.total()


def _fit_thai(text: str, signs: Counter[str]) -> float:
    """Marks stand on consonants, vowels are many: other alphabets read as Thai are a heap of signs."""
    wrong, vowels = misplaced("th", text), len(_THAI_VOWEL.findall(text))
    known = sum(count for sign, count in signs.items() if "ก" <= sign <= "๙" or sign in _MARKS)
    enough = min(1.0, vowels / (LEAST_THAI_VOWELS * signs.total()))
    return max(0.0, known - 4 * wrong) / signs.total() * enough


def _weight(character: str, own: frozenset[str]) -> float:
    if character in own:
        return _VOWEL_SIGN if "\u064b" <= character <= "\u0652" else 1.0
    if character in _MARKS:
        return _MARK
    near = character < "\u0250" or any(abs(ord(character) - ord(letter)) < SAME_BLOCK for letter in own)
    return _OTHER_LETTER if near and character.isalpha() else 0.0


@cache
def _letters(language: str) -> frozenset[str]:
    letters = LETTERS[language]
    return frozenset(letters + letters.upper()) | ({"İ"} if language == "tr" else frozenset())


def _fit_east_asian(language: str, signs: Counter[str]) -> float:
    """The share of characters of the script; Chinese needs its commonest signs among them, as Japanese its kana."""
    kana = hangul = han = marks = common = 0.0
    for sign, count in signs.items():
        share = count / signs.total()
        kana += share * ("\u3041" <= sign <= "\u30ff")
        hangul += share * ("\uac00" <= sign <= "\ud7a3" and _is_usual(sign))
        han += share * ("\u4e00" <= sign <= "\u9fff")
        marks += share * (sign in _MARKS or "\uff00" <= sign <= "\uff5e")
        common += share * (sign in _COMMON_HAN)
    if language == "ja":
        return kana + han + marks if kana > LEAST_KANA else 0.0
    if language == "ko":
        return hangul + marks if hangul > LEAST_HANGUL else 0.0
    return (han + marks) * min(1.0, common / LEAST_COMMON_HAN)


def _is_usual(syllable: str) -> bool:
    """Whether a Korean syllable is one of the 2,350 of KS X 1001, which words are written with."""
    try:
        return bool(syllable.encode("euc_kr"))
    except UnicodeError:
        return False
