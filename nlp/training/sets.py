"""Reads the hand-labelled sets of the corpus as texts with people, organizations and places."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from nlp.names.cleanup import NameLabel
from nlp.training.detokenise import written
from nlp.training.labels import Labelled, named

CORPUS: Final = Path(os.environ.get("WATCHFLOOR_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
SENTENCES: Final = 5
SEED: Final = 20261128
_ADDRESS: Final = re.compile(r"https?://\S+$")
# Between two sentences: mostly they stand in one paragraph.
_BETWEEN: Final = (" ", " ", " ", "\n", "\n\n")

Sentence = tuple[str, tuple[tuple[int, int, NameLabel], ...]]
Token = tuple[str, str]


def sentences(lines: Sequence[str]) -> Iterator[list[Token]]:
    """Yield the sentences of a file with a token and its BIO tag a line, parted by empty lines."""
    sentence: list[Token] = []
    for line in [*lines, ""]:
        # The third and later columns of some sets hold names inside names.
        columns = line.split("\t") if "\t" in line else line.split(" ")
        if len(columns) < 2 or not columns[0].strip() or columns[0] == "-DOCSTART-":
            if sentence:
                yield sentence
            sentence = []
        else:
            tag = columns[-1] if columns[1].startswith("-") else columns[1]
            sentence.append((columns[0].strip(), tag.strip()))


def sentence_of(tokens: Sequence[Token]) -> Sentence:
    """The running text of a sentence with the names in it."""
    joined = [tag.startswith("I-") for _, tag in tokens]
    text, places = written([word for word, _ in tokens], joined)
    spans: list[tuple[int, int, str]] = []
    for (_, tag), (start, end) in zip(tokens, places, strict=True):
        if tag.startswith("I-") and spans and spans[-1][2] == tag[2:] and start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], end, tag[2:])
        elif tag != "O":
            spans.append((start, end, tag[2:]))
    return text, tuple(named(text, spans))


def joined_texts(found: Sequence[Sentence], source: str, chance: random.Random, size: int) -> Iterator[Labelled]:
    """Yield texts of ``size`` sentences each."""
    for first in range(0, len(found), size):
        text = ""
        spans: list[tuple[int, int, NameLabel]] = []
        for sentence, names in found[first : first + size]:
            text += chance.choice(_BETWEEN) if text else ""
            spans += ((start + len(text), end + len(text), label) for start, end, label in names)
            text += sentence
        yield Labelled(text, tuple(spans), source)


def _texts(source: str, paths: Sequence[Path], size: int) -> Iterator[Labelled]:
    chance = random.Random(f"{SEED} {source}")  # noqa: S311 - the order of texts is no secret
    for path in paths:
        lines = path.read_text("utf-8").splitlines()
        found = [sentence_of(tokens) for tokens in sentences(lines) if not _ADDRESS.match(tokens[0][0]) or tokens[1:]]
        yield from joined_texts(found, source, chance, size)


def _bio(source: str, pattern: str, size: int = SENTENCES) -> Iterator[Labelled]:
    return _texts(source, sorted((CORPUS / "ner-train").glob(pattern)), size)


def _worldwide(held_out: bool, size: int) -> Iterator[Labelled]:
    """News articles; every fifteenth is kept for measuring and never learned from."""
    paths = sorted((CORPUS / "ner-train").glob("worldwide/*.tsv"))
    chosen = [path for place, path in enumerate(paths) if (place % 15 == 7) == held_out]
    return _texts("worldwide", chosen, size)


def _seizure_news() -> Iterator[Labelled]:
    """Sentences about seizures, in which people are not labelled."""
    for line in (CORPUS / "drug-ner-unodc-train/corpus/train.decoded.jsonl").read_text("utf-8").splitlines():
        value = json.loads(line)
        spans = [(ent["start"], ent["end"], ent["label"]) for ent in value["ents"]]
        yield Labelled(value["text"], tuple(named(value["text"], spans)), "unodc")


SETS: Final[dict[str, Callable[[], Iterator[Labelled]]]] = {
    "worldwide": lambda: _worldwide(held_out=False, size=SENTENCES),
    "crossner": lambda: _bio("crossner", "crossner-politics/*.txt"),
    "re3d": lambda: _bio("re3d", "re3d/data/*/*.conll"),
    "btc": lambda: _bio("btc", "btc/btc.*", 1),
    "wnut17": lambda: _bio("wnut17", "wnut17/*.conll", 1),
    "tweebank": lambda: _bio("tweebank", "tweebank/*.bio", 1),
    "unodc": _seizure_news,
}
NEWS: Final = ("worldwide", "crossner", "re3d")


def read_sets(names: Sequence[str] = tuple(SETS)) -> list[Labelled]:
    """Return the texts of the named sets. Raises ``OSError`` where the corpus is missing."""
    return [text for name in names for text in SETS[name]()]


def held_out_articles() -> list[Labelled]:
    """Return the general news articles that no model has learned from, each as one text."""
    return list(_worldwide(held_out=True, size=10_000))
