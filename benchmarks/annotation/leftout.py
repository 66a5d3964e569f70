"""How much the lists of names owe to the texts they are scored on: cross-validation over the texts of a set.

For each fold the entries that only its texts bear out are left out of the lists and of the words behind the rules, in a
copy of the package; the fold is then read with that copy. ``alone``: what bears an entry out are the other folds.
``with others``: other texts with labels of our own, and the public ones that the models learn from, count too, since
whoever had written the lists without the fold would have had them before him. Rules cannot be left out so.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import nlp
from benchmarks.annotation.gold import LABELS, GoldText
from benchmarks.annotation.labelled import read_labelled
from nlp.evaluate import Span, Tally
from nlp.training.sets import read_sets

FOLDS: Final = 5
_PACKAGE: Final = Path(nlp.__file__).parent
_BY_WORDS: Final = frozenset({"first_names.txt"})
"""Files with many entries to a line."""
_WORD: Final = re.compile(r"[\w&]+")
_READ: Final = """
import json, sys
from nlp import AnnotationRequest, annotate_texts, load_pipeline
texts = json.load(sys.stdin)
for made in annotate_texts(load_pipeline(), (AnnotationRequest(text, "en") for text in texts)):
    print(json.dumps([[one.start, one.end, one.label] for one in made.entities]))
"""


def fold_of(text: GoldText) -> int:
    """The fold of a text, by its words."""
    return int(sha256(text.text.encode()).hexdigest(), 16) % FOLDS


def plain(text: str) -> str:
    """The words of a text in small letters with a blank around each, to look entries up in."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def cross_validated(texts: Sequence[GoldText]) -> dict[str, Any]:
    """F1 by label with all entries, and with those left out that only the held-out fold bears out."""
    whole = _scored(texts, [_read(_PACKAGE.parent, texts)])
    report: dict[str, Any] = {"folds": FOLDS, "with all entries": whole}
    others = [text.text for part in ("train", "dev") for text in read_labelled(part)] + [
        one.text for one in read_sets()
    ]
    apart = {text.text for text in texts}
    support = "".join(plain(text) for text in others if text not in apart)
    for name, more in (("alone", ""), ("with others", support)):
        held, left_out = [], []
        for fold in range(FOLDS):
            count, spans = _read_without(texts, fold, more)
            held.append(spans)
            left_out.append(count)
        f1 = _scored(texts, held)
        drops = {label: round(whole[label] - f1[label], 4) for label in LABELS}
        report[name] = {"entries left out by fold": left_out, "f1": f1, "drop": drops}
    return report


def without(folder: Path, into: Path, held: str, support: str) -> int:
    """Copy the lists of a folder without the entries that stand in ``held`` and not in ``support``; how many."""
    dropped = 0

    def kept(entry: str) -> bool:
        nonlocal dropped
        words = plain(entry)
        goes = bool(words.strip()) and words in held and words not in support
        dropped += goes
        return not goes

    into.mkdir()
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            lines = path.read_text("utf-8").splitlines()
            (into / path.name).write_text("\n".join(_lines(lines, path.name in _BY_WORDS, kept)) + "\n", "utf-8")
        elif path.suffix == ".toml":
            told = tomllib.loads(path.read_text("utf-8"))
            (into / path.name).write_text("\n".join(_table(told, kept)) + "\n", "utf-8")
        else:
            (into / path.name).symlink_to(path)
    return dropped


def _lines(lines: Iterable[str], by_words: bool, kept: Any) -> Iterator[str]:
    for line in lines:
        if line.startswith("#") or not line.strip():
            yield line
        elif by_words:
            yield " ".join(filter(kept, line.split()))
        elif kept(line):
            yield line


def _table(told: Mapping[str, Any], kept: Any, head: str = "") -> Iterator[str]:
    inner = {name: value for name, value in told.items() if isinstance(value, dict)}
    for name, value in told.items():
        if name not in inner:
            shown = " ".join(filter(kept, value.split())) if isinstance(value, str) else value
            yield f"{name} = {json.dumps(shown, ensure_ascii=False)}"
    for name, value in inner.items():
        yield f"[{head}{name}]"
        yield from _table(value, kept, f"{head}{name}.")


def _read_without(texts: Sequence[GoldText], fold: int, more: str) -> tuple[int, dict[str, set[Span]]]:
    held = [text for text in texts if fold_of(text) == fold]
    support = "".join(plain(text.text) for text in texts if fold_of(text) != fold) + more
    with TemporaryDirectory() as folder:
        names = _linked(Path(folder) / "nlp", _PACKAGE, "names")
        _linked(names, _PACKAGE / "names", "data").rmdir()
        count = without(_PACKAGE / "names/data", names / "data", "".join(plain(text.text) for text in held), support)
        return count, _read(Path(folder), held)


def _linked(into: Path, folder: Path, but: str) -> Path:
    """A folder of links to everything in another; return the empty folder in it where one was left out."""
    into.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in (but, "__pycache__"):
            (into / path.name).symlink_to(path)
    (into / but).mkdir()
    return into / but


def _read(home: Path, texts: Sequence[GoldText]) -> dict[str, set[Span]]:
    """The spans that the package of a folder reads in each text, by the text's name."""
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(home)},
        input=json.dumps([text.text for text in texts]),
        text=True,
        capture_output=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    return {text.id: {tuple(one) for one in json.loads(line)} for text, line in zip(texts, lines, strict=True)}


def _scored(texts: Sequence[GoldText], read: Iterable[Mapping[str, set[Span]]]) -> dict[str, float]:
    found = {name: spans for one in read for name, spans in one.items()}
    tally = Tally()
    for text in texts:
        tally.add_spans(text.spans, found[text.id], LABELS)
    return {label: round(tally.by_label[label].f1, 4) for label in LABELS}
