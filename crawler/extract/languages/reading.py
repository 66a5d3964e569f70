"""The language of a page: by its text, checked against its script and against what it declares."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of
from crawler.extract.languages.close import close, tell_apart
from crawler.extract.languages.scripts import HAN, has_strange_letters, is_possible, languages_of_script

SCRIPT = heuristic("language.script", "rules out languages that are not written in the script of the text")
CLOSE = heuristic("language.close", "tells close languages apart by words of their own, and else believes the page")

MIN_TEXT = 60
MIN_LETTERS = 4
SURE = 0.95
ALONE = 0.6
"""What a language must be likely by, where the page declares none that its text can be in."""
CHECKED = 200
SAMPLE = 1000
CHUNKS = 5

_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][A-Za-z0-9]+)*$")
_NOISE = re.compile(r"[a-z]+://[\x21-\x7e]+|(?<!\w)(?:www\.|[@#])[\x21-\x7e]+|@[\x21-\x7e]+|\d+")
_UNSPACED = re.compile("[\u2e80-\U0003ffff]")
_SAME = {
    "iw": "he", "in": "id", "ji": "yi", "cmn": "zh", "prs": "fa", "fil": "tl", "arz": "ar", "ary": "ar", "wuu": "zh",
    "yue": "zh", "hbo": "he", "grc": "el", "mo": "ro", "sh": "sr", "sdh": "ku", "ckb": "ku", "kmr": "ku", "uzs": "uz",
    "cn": "zh", "jp": "ja", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "vn": "vi", "us": "en", "gb": "en",
}  # fmt: skip
"""Old codes, dialects that are written as the language that search knows, and countries put for languages."""
_UNTAUGHT = frozenset({
    "bho", "bm", "bo", "ceb", "co", "cv", "dsb", "dv", "ee", "ff", "fur", "gv", "haw", "hsb", "ilo", "ks", "mai", "mi",
    "ny", "os", "rm", "sah", "sc", "sd", "sm", "ss", "su", "tet", "ti", "tn", "to", "ts", "tw", "udm", "ve", "wo",
})  # fmt: skip
"""Languages that detection takes for others, so that the page is believed."""
_UNKNOWN = frozenset({"und", "zxx", "mul", "qaa", "xx", "la", "vo"})
"""Codes of no language, and languages that no news is in but dummy text."""
_SPECIAL = frozenset(_SAME) | _UNKNOWN


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # the model takes a while to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def likelihoods(text: str) -> dict[str, float]:
    """Return how far the words of a text speak for each language, from 0 to 1, 1 in all."""
    return {str(language): float(share) for language, share in _detector().rank(text[:SAMPLE])}


def classify(text: str) -> tuple[str, float]:
    """Return the language that the words of a text speak for, and how surely, from 0 to 1."""
    sample = _sample(text)
    return _classify(sample, languages_of_script(sample) if SCRIPT else None)


def read_language(facts: Facts, text: str) -> str | None:
    """Return the language as primary BCP-47 subtag (``en``), None where nothing tells."""
    sample, declared = _sample(text), _declared(facts)
    allowed = languages_of_script(sample) if SCRIPT else None
    stated = [code for code in declared if not SCRIPT or not sample or is_possible(_norwegian(code), allowed)]
    size = _size(sample)
    if size < MIN_TEXT:
        return stated[0] if stated else _sole(sample, allowed)
    detected, share = _classify(sample, allowed)
    if not stated:
        return detected if share >= ALONE else None
    if stated[0] in _UNTAUGHT:
        return stated[0]
    agreeing = next((code for code in stated if _norwegian(code) == detected), None)
    if agreeing:
        return agreeing
    related = CLOSE and close(_norwegian(stated[0]), detected)
    short = size < CHECKED and not (SCRIPT and has_strange_letters(sample, _norwegian(stated[0])))
    return detected if share >= SURE and not related and not short else stated[0]


def _classify(sample: str, allowed: frozenset[str] | None) -> tuple[str, float]:
    """The likeliest language of those allowed, and its share among them."""
    first, share = _detector().classify(sample)
    if share >= SURE and (allowed is None or first in allowed) and first not in _SPECIAL:
        return (tell_apart(sample, first) if CLOSE else None) or first, float(share)
    shares: dict[str, float] = {}
    for language, share in likelihoods(sample).items():
        language = _SAME.get(language, language)
        if (allowed is None or language in allowed) and language not in _UNKNOWN:
            shares[language] = shares.get(language, 0.0) + share
    best = max(shares, key=lambda language: shares[language], default="und")
    told = tell_apart(sample, best) if CLOSE else None
    whole = sum(shares.values()) or 1.0
    return (told, max(ALONE, shares.get(best, 0.0) / whole)) if told else (best, shares.get(best, 0.0) / whole)


def _sample(text: str) -> str:
    """Up to ``SAMPLE`` characters from beginning, middle and end of a text, without addresses and numbers."""
    if len(text) > SAMPLE:
        size, step = SAMPLE // CHUNKS, (len(text) - SAMPLE // CHUNKS) // (CHUNKS - 1)
        text = " ".join(text[number * step : number * step + size] for number in range(CHUNKS))
    return " ".join(_NOISE.sub(" ", text).split())


def _size(text: str) -> int:
    """How long a text is; a sign of a script without blanks says as much as three letters."""
    return len(text) + 2 * len(_UNSPACED.findall(text))


def _sole(sample: str, allowed: frozenset[str] | None) -> str | None:
    """The language of a short text whose script is that of one language alone."""
    if not allowed or len(sample) < MIN_LETTERS:
        return None
    return "zh" if allowed == HAN else next(iter(allowed)) if len(allowed) == 1 else None


def _norwegian(language: str) -> str:
    return "no" if language == "nb" else language


def _declared(facts: Facts) -> list[str]:
    """What the page declares, that of the text's own element first, as primary subtags."""
    root = facts.tree.getroottree().getroot()
    stated = (
        *(element.get("lang") for element in facts.tree.iter("article", "main") if element.get("lang")),
        root.get("lang"),
        root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(facts.article.get("inLanguage")),
        facts.meta("og:locale"),
        facts.meta("content-language", "language", "dc.language", "inlanguage"),
    )
    found = (_TAG.match((tag or "").strip()[:40]) for tag in stated)
    codes = (match[1].lower() for match in found if match)
    return list(dict.fromkeys(_SAME.get(code, code) for code in codes if code not in _UNKNOWN))
