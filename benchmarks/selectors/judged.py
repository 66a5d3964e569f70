"""What a reader judged of each hit on general text, kept as hashes so that no text is copied."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("judged.tsv")


def key(text_id: str, start: int, end: int, label: str) -> str:
    """The hash of a hit: of the text's name, the span in code points and the label."""
    return sha256(f"{text_id}\t{start}\t{end}\t{label}".encode()).hexdigest()[:16]


def read_judged(file: Path = FILE) -> Mapping[str, bool]:
    """Hashes of hits and whether each is right. Raises ``OSError``, ``ValueError`` naming a faulty line."""
    judged = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        name, _, verdict = line.partition("\t")
        if verdict not in ("right", "wrong"):
            raise ValueError(f"{file.name}: line {number}: expected right or wrong")
        judged[name] = verdict == "right"
    return judged
