"""Unlabelled English texts of the corpus, cut into pieces to learn from what a better reader finds in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from nlp.language import detect
from nlp.names.cleanup import NameLabel
from nlp.training.labels import Labelled
from nlp.training.sets import CORPUS

Span = tuple[int, int, NameLabel]
Reader = Callable[[Sequence[str]], Iterable[Sequence[Span]]]
"""Gives the names of each text: ``(start, end, label)`` in code points."""

_PIECE = 1_200
_LEAST = 200
_NOT_WORD = re.compile(r"\W+")
_SAMPLES = ((0, 80), (300, 380))
_LINE_END = re.compile(r"\n+")


def unlabelled() -> Iterator[tuple[str, str]]:
    """Yield ``(name, text)`` of press releases and of the articles of pages. Raises ``OSError``."""
    for path in sorted((CORPUS / "press-releases/text").rglob("*.txt")):
        yield f"press-releases/{path.relative_to(CORPUS / 'press-releases/text')}", path.read_text("utf-8", "replace")
    for name, truth in json.loads((CORPUS / "news-aeb/ground-truth.json").read_text("utf-8")).items():
        yield f"news-aeb/{name}", truth["articleBody"]
    for path in sorted((CORPUS / "news-wcxb-dev/ground-truth").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]
        yield f"news-wcxb-dev/{path.stem}", truth.get("main_content") or ""


def fingerprints(text: str) -> set[str]:
    """Two stretches of a text by which a copy of it is known."""
    plain = _NOT_WORD.sub(" ", text)
    return {plain[start:end] for start, end in _SAMPLES if len(plain) >= end}


def allowed(texts: Iterable[tuple[str, str]], kept_apart: Sequence[str]) -> Iterator[str]:
    """Yield the English texts, each once, that share no passage with those ``kept_apart`` for measuring."""
    known = set().union(*map(fingerprints, kept_apart))
    seen: set[str] = set()
    for _, text in texts:
        plain = _NOT_WORD.sub(" ", text)
        if plain[:500] in seen or any(mark in plain for mark in known):
            continue
        seen.add(plain[:500])
        if len(text) >= _LEAST and detect(text) == "en":
            yield text


def pieces(text: str, spans: Sequence[Span], source: str) -> Iterator[Labelled]:
    """Yield pieces of whole lines, about a paragraph each; lines in capitals are left out of what is learned."""
    start = 0
    cuts = [found.end() for found in _LINE_END.finditer(text)] + [len(text)]
    for cut in cuts:
        if cut - start >= _PIECE or cut == len(text):
            inside = tuple((a - start, b - start, label) for a, b, label in spans if start <= a and b <= cut)
            if not _shouted(text[start:cut]):
                yield Labelled(text[start:cut], inside, source)
            start = cut


def _shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(str.isupper, letters)) * 3 > len(letters)
