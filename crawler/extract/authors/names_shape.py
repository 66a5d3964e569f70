"""What a name looks like: of a person, of a desk or agency, of nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from crawler.extract.authors.words import words

MAX_NAME = 80
MAX_WORDS = 8

PARTICLES = frozenset({
    "de", "la", "las", "los", "del", "della", "delle", "dello", "di", "da", "das", "do", "dos", "du", "des", "le",
    "van", "von", "vom", "der", "den", "dem", "ter", "ten", "te", "zu", "zur", "zum", "af", "av", "bin", "ibn", "bint",
    "ben", "abu", "al", "el", "e", "y", "i", "a", "of", "the", "und", "och", "og", "et", "o", "san", "st", "na", "d'",
    "l'", "ul",
})  # fmt: skip
_EDGES = " \t\n,.;:|/\\-–—*•·»«›‹'\"“”„’‘[]{}<>~_=+#!?،؛、，：。【】「」『』〔〕（）।"
_CREDENTIAL = re.compile(r"(?:[A-Z]{1,2}[a-z]?\.?-?){2,7}®?(?:\s?\([^)]*\))?|(?:Ph\.?\s?D|Esq|Jr|Sr|II|III|IV)\.?")
_LOGIN = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:[._-][a-z0-9]+)*|[A-Za-z]+\d+|\w*[._]\w+|[a-z]+[A-Z]\w*")
_DATE = re.compile(
    r"(?<!\w)\d{4}(?!\w)|\d{1,2}[./:-]\d|\d{1,2}\s?[年月日년월일]|^\d{1,2}\s+[^\W\d]{3,}$|[^\W\d]{3,}\.?\s+\d{1,2}$"
)
_NOT_IN_NAMES = re.compile(r"[<>{}\[\]=\\$%^#*+?!¿¡]|https?:|www\.")
_HAN = re.compile(
    r"[\u3400-\u9fff]{2,4}|(?=.{3,8}$)(?=.*[\u3005\u3040-\u30ff])[\u3005\u3040-\u30ff\u3400-\u9fff]+|"
    r"[\u3005\u3040-\u30ff\u3400-\u9fff]{1,8}(?:[・·•\s＝][\u3005\u3040-\u30ff\u3400-\u9fff]{1,10}){1,3}"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,5}(?:[·\s][\uac00-\ud7a3]{1,5}){0,2}")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN_GROUP = re.compile(r"(?:部|社|网|網|報|报|報導|报道|新闻|新聞|中心|编辑|編輯|团队|台|组|組|뉴스|팀|부|국)$")
_BETWEEN = re.compile(r"[\W_]+")
_CASED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name for comparing: its letters and digits casefolded, without accents."""
    return plain(name)


def plain(text: str) -> str:
    """Any text in the form of ``key``."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return _BETWEEN.sub(_vowels, flat)


def _vowels(found: re.Match[str]) -> str:
    """Signs of vowels that stand by themselves in the scripts of India."""
    return "" if found[0].isascii() else "".join(sign for sign in found[0] if unicodedata.category(sign) == "Mc")


def unique(names: Iterable[str], most: int = 40) -> tuple[str, ...]:
    """Names in their order, each once, at most so many."""
    found: dict[str, str] = {}
    for name in islice(names, most):
        found.setdefault(key(name), name)
    return tuple(found.values())


def trimmed(text: str) -> str:
    """A name without the marks around it."""
    name = text.strip(_EDGES + "\u00a0®™©")
    start = next((number for number, sign in enumerate(name) if sign.isalnum()), 0)
    return name[start:]


def is_name(text: str) -> bool:
    """Whether a byline may give this as a name: no date, no address, no word that stands for nobody."""
    if not 1 < len(text) <= MAX_NAME or len(text.split()) > MAX_WORDS or _NOT_IN_NAMES.search(text):
        return False
    if not text[0].isalnum() or _DATE.search(text) or _is_nobody(text.casefold()):
        return False
    return sum(unicodedata.category(sign)[0] in "LM" for sign in text) * 2 > len(text)


def is_credential(text: str) -> bool:
    """Whether a part of a byline is a degree or rank behind a name, such as ``MD`` or ``Ph.D.``"""
    several = len(text.split()) > 1
    return text.startswith("(") or all(
        _CREDENTIAL.fullmatch(word) and (not several or "." in word or len(word) < 4) for word in text.split()
    )


def is_role(text: str) -> bool:
    """Whether a part of a byline says what somebody is: ``senior crime reporter``."""
    return any(word in words("role") for word in _words_of(text.replace("-", " ")))


def is_group(text: str) -> bool:
    """Whether it names a desk, an agency or a company."""
    parts = _words_of(text)
    if parts[:1] == ["the"] or any(word in words("group") for word in parts):
        return True
    return " ".join(parts) in words("agency") or bool(_HAN_GROUP.search(text))


def is_place_of_work(text: str) -> bool:
    """Whether it says for whom somebody works: ``AP Sports Writer``, ``Associated Press``."""
    return is_group(text) or text.split()[0].casefold() in words("agency")


def _is_nobody(text: str) -> bool:
    return text in words("nobody") or not {"admin", "administrator", "webmaster"}.isdisjoint(text.split())


def _words_of(text: str) -> list[str]:
    return [word.strip(_EDGES).casefold() for word in text.split()]


def is_login(text: str) -> bool:
    """Whether it is a word made for signing in, such as ``ann.lee`` or ``mlee2``, as systems put it for a name."""
    return bool(_LOGIN.fullmatch(text))


@lru_cache(maxsize=4096)
def like_person(text: str) -> bool:
    """Whether it has the form of a person's full name in its script."""
    if not is_name(text) or any(sign.isdigit() for sign in text) or is_group(text):
        return False
    if _EAST.search(text):
        return bool(_HAN.fullmatch(text) or _HANGUL.fullmatch(text))
    parts = text.split()
    if not 2 <= len(parts) <= 6 or is_role(text):
        return False
    return not _CASED.search(text) or all(_is_name_word(word) for word in parts)


def is_cased(text: str) -> bool:
    """Whether its script has capitals, by which names can be told."""
    return bool(_CASED.search(text))


def _is_name_word(word: str) -> bool:
    bare = word.strip("()\"'“”‘’.,")
    return word.casefold() in PARTICLES or bare[:1].isupper() or bare[:2] in ("d'", "d’", "al", "el", "ʻ")
