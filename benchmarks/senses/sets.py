"""The sentences of this folder, and the labelled sets of the corpus, in one shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from benchmarks.extract.sets import ROOT as CORPUS
from benchmarks.senses.trimming import Place, trimmed

UNODC: Final = Path("drug-ner-unodc-train", "corpus", "train.decoded.jsonl")
REDDIT: Final = Path("drug-ner-reddit-train", "tutorials", "ner_drugs", "assets", "drugs_training.jsonl")
WORLDWIDE: Final = Path("ner-train", "worldwide")
GOLD: Final = Path("gold-news", "gold.jsonl")
_COLUMNS: Final = ["name", "sense", "part", "register", "sentence"]
Part = Literal["train", "names", "sentences", "later"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An invented sentence: ``[start, end)`` is the name whose sense is known. ``part`` is what it is held out for."""

    name: str
    is_drug: bool
    part: Part
    register: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the places of its drugs, by the rule of ``gold-news``."""

    id: str
    text: str
    drugs: frozenset[Place]
    decoy: bool = False


def read_sentences() -> list[Sentence]:
    """The sentences of this folder, in order. Raises ``ValueError`` naming the file and line of a faulty one."""
    return [one for path in sorted(Path(__file__).parent.glob("sentences-*.tsv")) for one in _sentences(path)]


def read_later() -> list[Sentence]:
    """Sentences that no weights are ever fitted on, not even the shipped ones. Raises ``ValueError`` as the others."""
    return list(_sentences(Path(__file__).with_name("later.tsv")))


def _sentences(path: Path) -> Iterator[Sentence]:
    lines = path.read_text("utf-8").splitlines()
    if lines[0].split("\t") != _COLUMNS:
        raise ValueError(f"{path.name}: line 1: expected the columns {', '.join(_COLUMNS)}")
    for number, line in enumerate(lines[1:], 2):
        name, sense, part, register, marked = line.split("\t")
        start, end = marked.find("["), marked.find("]") - 1
        if sense not in ("drug", "other") or part not in get_args(Part) or not 0 <= start < end:
            raise ValueError(f"{path.name}: line {number}: unknown sense or part, or no [name]")
        text = marked.replace("[", "", 1).replace("]", "", 1)
        yield Sentence(name, sense == "drug", part, register, text, start, end)  # type: ignore[arg-type]


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / path).read_text("utf-8").splitlines()]


def read_gold() -> list[Labelled]:
    """The hand-labelled news. Raises ``OSError`` where the corpus is absent."""
    return [
        Labelled(
            one["id"],
            one["text"],
            frozenset((e["start"], e["end"]) for e in one["entities"] if e["label"] == "DRUG"),
            one["kind"] == "decoy",
        )
        for one in _json_lines(GOLD)
    ]


def read_unodc() -> list[Labelled]:
    """Sentences of news about seizures, labels trimmed. Raises ``OSError`` where the corpus is absent."""
    return [
        Labelled(str(number), one["text"], _places(one["text"], one["ents"], "DRUG"))
        for number, one in enumerate(_json_lines(UNODC))
    ]


def read_reddit() -> list[Labelled]:
    """Comments of drug users, labels trimmed. Raises ``OSError`` where the corpus is absent."""
    return [
        Labelled(str(number), one["text"], _places(one["text"], one.get("spans", []), "DRUG"))
        for number, one in enumerate(_json_lines(REDDIT))
        if one.get("answer") == "accept"
    ]


def _places(text: str, labels: list[dict[str, Any]], wanted: str) -> frozenset[Place]:
    return frozenset(trimmed(text, [(e["start"], e["end"]) for e in labels if e["label"] == wanted]))


def read_worldwide() -> list[tuple[str, int]]:
    """General news and the number of its tokens, from a set in columns. Raises ``OSError`` where it is absent."""
    if not (CORPUS / WORLDWIDE).is_dir():
        raise FileNotFoundError(f"no folder {CORPUS / WORLDWIDE}")
    texts = []
    for path in sorted((CORPUS / WORLDWIDE).glob("*.tsv")):
        words = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines() if line.strip()]
        joined = re.sub(r" ([,.;:!?%)\]]|'s\b|n't\b)", r"\1", " ".join(words))
        texts.append((re.sub(r"([(\[$]) ", r"\1", joined), len(words)))
    return texts
