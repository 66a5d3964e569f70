"""The further hand-labelled texts: labels from this folder, texts from the corpus, found by their hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from benchmarks.annotation.gold import GoldText, substance
from benchmarks.extract.sets import ROOT, news_aeb, news_wcxb
from nlp.evaluate import Seizure

PARTS: Final = ("train", "dev", "test")
FOLDER: Final = Path(__file__).with_name("labels")


def read_labelled(part: str) -> list[GoldText]:
    """Read the texts of a part. Raises ``OSError`` where the corpus is missing, ``LookupError`` where it changed."""
    texts = []
    for name, text, value in labelled_lines(part):
        spans = frozenset((start, end, label) for start, end, label in value["entities"])
        seizures = tuple(_seizure(event) for event in value["events"] if event["type"] == "seizure")
        texts.append(GoldText(name, text, spans, seizures))
    return texts


def labelled_lines(part: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, text and labels of each text of a part; raises what ``read_labelled`` does."""
    for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines():
        value = json.loads(line)
        name, whole = texts_of_set(value["set"]).get(value["sha256"], ("", None))
        if whole is None:
            raise LookupError(f"no text of {value['set']} has the hash {value['sha256']}")
        yield f"{value['set']}/{name}", whole[: value["length"]], value


@cache
def texts_of_set(name: str) -> dict[str, tuple[str, str]]:
    """The texts of a corpus set with their names, by SHA-256. Raises ``OSError`` where it is missing."""
    return {sha256(text.encode()).hexdigest(): (key, text) for key, text in _read(name)}


def _seizure(event: dict[str, Any]) -> Seizure:
    quantity = event.get("quantity")
    unit = event.get("unit") if quantity is not None else None
    return substance(event["substance"]), quantity, unit, bool(event.get("aggregate"))


def _read(name: str) -> Iterator[tuple[str, str]]:
    if name == "press-releases":
        for path in sorted((ROOT / name).rglob("*.txt")):
            yield path.stem, path.read_text("utf-8")
    else:
        for page in (news_aeb if name == "news-aeb" else news_wcxb)():
            yield page.name, page.body
