"""Which language a text is in: by its script, by its small words, and by a model of languages; not by its names."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Final

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ADDRESSES: Final = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|\S{1,200}@\S{1,200}")
_SAMPLE: Final = 2000
_READ: Final = 600
"""The model is sure of so many letters."""
_LEAST: Final = 25
"""Of fewer letters of small words the model guesses: "Heroin seized" would be Finnish."""
_MOST_VOTES: Final = 8.0
"""What small words say counts up to so much, twice as much as what the model says."""
_WORD_WEIGHT: Final = 1.2
_LEAST_LIKELY: Final = 1e-4
_ENOUGH: Final = 2.0
_CLEAR: Final = 1.2
_SURE: Final = 2.5
_SAME: Final = {"pcm": "en", "an": "es", "nb": "no", "nn": "no", "bs": "hr"}
"""What the model takes texts of great languages for, and forms of one language."""
_RARE: Final = frozenset(
    "af ca gl ms sq sw et lv lt eu ga is mt cy sl az uz so ha yo zu eo lb jv ku la".split()  # noqa: SIM905
)
"""Languages of little crime news, which short texts of their great neighbours look like."""
_SCRIPTS: Final = tuple(
    (re.compile(pattern), codes.split(), weight)
    for pattern, codes, weight in (
        (r"[\u3040-\u30ff]", "ja", 4),
        (r"[\u4e00-\u9fff]", "zh ja", 2),
        (r"[\uac00-\ud7af]", "ko", 2),
        (r"[\u0e01-\u0e4e]", "th", 1),
        (r"[\u0370-\u03ff]", "el", 1),
        (r"[\u0590-\u05ff]", "he", 1),
        (r"[\u0621-\u06d3]", "ar fa ur ckb ps", 1),
        (r"[\u0400-\u04ff]", "ru uk bg sr mk be kk", 1),
        (r"[\u0900-\u097f]", "hi mr ne", 1),
        (r"[\u0980-\u09ff]", "bn", 1),
        (r"[\u0b80-\u0bff]", "ta", 1),
        (r"[\u0d80-\u0dff]", "si", 1),
        (r"[\u0e81-\u0edf]", "lo", 1),
        (r"[\u1000-\u109f]", "my", 1),
        (r"[\u1780-\u17ff]", "km", 1),
        (r"[\u10a0-\u10ff]", "ka", 1),
        (r"[\u0530-\u058f]", "hy", 1),
    )
)
"""Letters of a script, the languages written in it, likeliest first, and how many Latin letters one is worth."""
_OWN_LETTERS: Final = (
    ("uk", re.compile(r"[\u0456\u0457\u0454\u0491]")), ("be", re.compile(r"\u045e")),
    ("ru", re.compile(r"[\u044b\u044d\u0451]")), ("sr", re.compile(r"[\u0452\u045b\u0459\u045a]")),
    ("mk", re.compile(r"[\u0453\u045c\u0455]")), ("ur", re.compile(r"[\u0679\u0688\u0691\u06d2\u06c1]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af\u06cc\u06a9]")),
)  # fmt: skip


def detect(text: str) -> str | None:
    """Return the BCP 47 language of a text; None where it has too few words to tell."""
    sample = _ADDRESSES.sub(" ", text[:_SAMPLE])
    ranked = _ranked(sample)
    if not ranked:
        return None
    if not sample.isascii() and _script_of(sample):
        # Few languages share a script other than Latin.
        return ranked[0][0]
    clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _CLEAR
    return ranked[0][0] if clear and ranked[0][1] >= _ENOUGH else None


def is_surely(text: str, language: str) -> bool:
    """Whether the words of a text leave no doubt of its language, names apart. ``language`` is BCP 47."""
    ranked = _ranked(_ADDRESSES.sub(" ", text[:_SAMPLE]))
    base = language.replace("_", "-").split("-")[0].lower()
    if not ranked or _SAME.get(base, base) != ranked[0][0]:
        return False
    return ranked[0][1] >= _SURE and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _SURE)


@cache
def _words() -> dict[str, dict[str, float]]:
    """By word how far it speaks for each language that has it."""
    table = tomllib.loads((files("nlp") / "function_words.toml").read_text("utf-8"))
    owners: dict[str, list[str]] = {}
    for language, words in table.items():
        for word in set(words.split()):
            owners.setdefault(word, []).append(language)
    return {word: dict.fromkeys(languages, len(languages) ** -0.5) for word, languages in owners.items()}


def _ranked(sample: str) -> list[tuple[str, float]]:
    """Languages with how far the sample speaks for them, best first; one is sure by its script alone."""
    script = None if sample.isascii() else _script_of(sample)
    if script is not None and (len(script) == 1 or script[0] == "zh"):
        return [(script[0], math.inf)]
    words = _LETTERS.findall(sample)
    votes = _votes(words, sample if script else "", script)
    small = _small(words) if script is None else words
    for language, share in _shares(" ".join(small)[:_READ], script).items():
        votes[language] = votes.get(language, 0.0) + math.log(max(share, _LEAST_LIKELY) / _LEAST_LIKELY) / 2
    votes = {language: vote - (language in _RARE) for language, vote in votes.items()}
    return sorted(votes.items(), key=lambda entry: -entry[1])


def _script_of(sample: str) -> list[str] | None:
    """The languages of the script that most of the sample is in; None where that is Latin."""
    worth = {codes[0]: (weight * len(letters.findall(sample)), codes) for letters, codes, weight in _SCRIPTS}
    if worth["ja"][0]:
        # Japanese is written in Chinese signs as well.
        worth["ja"] = (worth["ja"][0] + worth["zh"][0], worth["ja"][1])
    most, codes = max(worth.values(), key=lambda entry: entry[0])
    latin = sum(letter.isascii() and letter.isalpha() for letter in sample)
    return list(codes) if most > latin else None


def _votes(words: list[str], sample: str, script: Collection[str] | None) -> dict[str, float]:
    known, votes = _words(), dict[str, float]()
    for word in words:
        for language, weight in known.get(word.lower(), {}).items():
            if script is None or language in script:
                votes[language] = votes.get(language, 0.0) + weight
    most = _WORD_WEIGHT * max(votes.values(), default=0.0)
    scale = _WORD_WEIGHT * min(1.0, _MOST_VOTES / max(most, 1.0))
    votes = {language: vote * scale for language, vote in votes.items()}
    if script is not None:
        votes[next(iter(script))] = votes.get(next(iter(script)), 0.0) + _CLEAR
        for language, letters in _OWN_LETTERS:
            if language in script and (count := len(letters.findall(sample))):
                votes[language] = votes.get(language, 0.0) + min(4.0, 1.5 + 60 * count / len(sample))
    return votes


def _small(words: list[str]) -> list[str]:
    """The words that begin with a small letter: names do not, in most languages; all where there are hardly any."""
    small = [word for word in words if word[0].islower()]
    enough = sum(map(len, small)) >= _LEAST and 3 * len(small) >= len(words)
    return small if enough else [word.lower() for word in words]


def _shares(sample: str, script: Collection[str] | None) -> dict[str, float]:
    """How likely the model holds each language, 1 in all; nothing where the sample is too short for it."""
    if len(sample) < (_LEAST if sample.isascii() else _LEAST // 2):
        return {}
    import py3langid  # its tables take half a second to load

    ranked = [(_SAME.get(code, code), float(score)) for code, score in py3langid.rank(sample)]
    allowed = [(code, score) for code, score in ranked if (code in script if script else code in _latin())]
    if not allowed:
        return {}
    cooled = math.sqrt(len(sample.encode()))
    likely: dict[str, float] = {}
    for code, score in allowed:
        likely[code] = likely.get(code, 0.0) + math.exp((score - allowed[0][1]) / cooled)
    whole = sum(likely.values())
    return {code: value / whole for code, value in likely.items()}


@cache
def _latin() -> frozenset[str]:
    """Languages in Latin letters that the small words are known of, and a few that the model knows well."""
    table = tomllib.loads((files("nlp") / "function_words.toml").read_text("utf-8"))
    return _RARE.union(code for code, words in table.items() if words[0] < "\u0250")
