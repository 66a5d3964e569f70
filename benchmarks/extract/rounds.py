"""Several readers on the same pages, in turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.extract.readers import READERS, Reader
from benchmarks.extract.sets import Known, PageSet
from benchmarks.extract.tally import Answer, Tally
from crawler.extract.encodings.reading import decode

BATCH = 16
WARM = 8


@dataclass
class Result:
    """What a reader reached on a set: its scores and the CPU seconds of its readings."""

    tally: Tally = field(default_factory=Tally)
    seconds: float = 0.0

    @property
    def speed(self) -> float:
        """Pages per CPU-second."""
        return round(len(self.tally.pages) / self.seconds, 2) if self.seconds else 0.0


def measure(page_set: PageSet, readers: Mapping[str, Reader] = READERS, rounds: int = 1) -> dict[str, Result]:
    """Read a set with each reader; a batch's seconds are the least of that many rounds."""
    results = {name: Result() for name in readers}
    pages = [(page, decode(page.html, "text/html")[0]) for page in page_set.read()]
    for reader in readers.values():
        _answers(reader, pages[:WARM])  # models and expressions are loaded before the clock runs
    for start in range(0, len(pages), BATCH):
        batch = pages[start : start + BATCH]
        for name, reader in readers.items():
            answers, seconds = _timed(reader, batch, rounds)
            results[name].seconds += seconds
            for (page, _), answer in zip(batch, answers, strict=True):
                results[name].tally.add(page, answer)
    return results


def _timed(reader: Reader, batch: Sequence[tuple[Known, str]], rounds: int) -> tuple[list[Answer], float]:
    least = float("inf")
    answers: list[Answer] = []
    for _ in range(rounds):
        gc.collect()  # what the reader before left is not this one's cost
        started = time.process_time()
        answers = _answers(reader, batch)
        least = min(least, time.process_time() - started)
    return answers, least


def _answers(reader: Reader, batch: Iterable[tuple[Known, str]]) -> list[Answer]:
    return [_answer(reader, page, text) for page, text in batch]


def _answer(reader: Reader, page: Known, text: str) -> Answer:
    try:
        return reader(page, text)
    except Exception:  # noqa: BLE001 - a peer that fails on a page has read nothing there
        return Answer("")
