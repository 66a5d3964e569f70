"""The invented pages read, and what the readings are worth by field."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Final

from benchmarks.extract.readers import OURS, READERS, Reader
from benchmarks.extract.sets import Known, PageSet
from benchmarks.extract.synthetic import bare, charsets, inner, others, systems
from benchmarks.extract.synthetic.parts import HOST, Made
from benchmarks.extract.synthetic.stories import Story, stories
from benchmarks.extract.tally import Answer
from benchmarks.extract.texts import same_title, word_f1
from benchmarks.measured import Measured

SYSTEMS: Final[dict[str, Callable[[Story], Made]]] = {
    function.__name__: function
    for function in (
        systems.wordpress_stated, systems.wordpress_classes, systems.wordpress_words, systems.drupal, systems.joomla,
        systems.arc, systems.blogger, systems.bitrix, bare.tables, bare.nameless, bare.microdata, bare.amp, bare.state,
        bare.release, charsets.charset_declared, charsets.charset_unsaid, others.front, others.section, others.phpbb,
        others.xenforo, inner.two_authors, inner.rich, inner.broken_up,
    )
}  # fmt: skip
FIELDS: Final = ("kind", "title", "word_f1", "author", "date", "language")
WELL: Final = 0.97
"""A text of at least this F1 is not told as wrong."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reading of a page is worth, by those fields that the reader reads, and what was wrong in words."""

    language: str
    system: str
    scores: dict[str, float]
    wrong: dict[str, str]


def read(story: Story, system: str, reader: Reader = READERS[OURS]) -> Reading:
    """Make a page, read it and compare."""
    made = SYSTEMS[system](story)
    body = "\n".join(map(unescape, made.body))
    page = Known(system, HOST + made.path, made.html.encode(made.encoding), made.kind, body)
    answer = reader(page, made.html)
    scores = dict(_scores(story, made, answer, body))
    given = _given(answer, body)
    wrong = {field: given[field] for field, score in scores.items() if score < (WELL if field == "word_f1" else 1)}
    return Reading(story.language, system, scores, wrong)


def _scores(story: Story, made: Made, answer: Answer, body: str) -> Iterator[tuple[str, float]]:
    if answer.kind is not None:
        yield "kind", float(answer.kind == made.kind)
    if answer.language is not None:
        yield "language", float(answer.language.partition("-")[0] == story.language)
    if not made.body:
        return
    yield "word_f1", word_f1(_spaced(answer.text), _spaced(body))[0]
    if answer.title is not None:
        yield "title", float(same_title(answer.title, unescape(story.title)))
    if answer.authors is not None:
        yield "author", float([*answer.authors] == [*made.authors])
    if answer.date is not None:
        yield "date", float(answer.date[:10] == made.date)


def _given(answer: Answer, body: str) -> dict[str, str]:
    blocks = [block.strip() for block in answer.text.split("\n") if block.strip()]
    more = [block[:60] for block in blocks if block not in body]
    less = [block[:60] for block in body.split("\n") if block not in answer.text]
    texts = f"more: {more[:3]} less: {less[:3]}"
    return {
        "kind": str(answer.kind), "title": str(answer.title), "word_f1": texts, "author": str(answer.authors),
        "date": str(answer.date), "language": str(answer.language),
    }  # fmt: skip


def _spaced(text: str) -> str:
    """Letters of scripts without blanks between words apart, so that each counts as a word."""
    return "".join(f" {sign} " if "\u0e00" <= sign <= "\u0e7f" or sign > "\u2e80" else sign for sign in text)


def means(readings: Iterable[Reading]) -> dict[str, float]:
    """The mean score of each field that was read."""
    scores = [reading.scores for reading in readings]
    return {
        field: round(statistics.fmean(values), 4)
        for field in FIELDS
        if (values := [score[field] for score in scores if field in score])
    }


def invented() -> Iterator[Known]:
    """The pages that have a text to be found, as a set like others."""
    for story in stories():
        for system, make in SYSTEMS.items():
            made = make(story)
            if made.body:
                name, html = f"{system}-{story.language}", made.html.encode(made.encoding)
                body, title, author = "\n".join(made.body), unescape(story.title), ", ".join(made.authors)
                yield Known(name, HOST + made.path, html, made.kind, unescape(body), title, author, made.date)


INVENTED: Final = PageSet("synthetic", "invented pages", "Apache-2.0", "`benchmarks/extract/synthetic/`", invented)


def measured_invented(names: Iterable[str] = READERS) -> Measured:
    """What the floors keep: each reader on all pages."""
    told = stories()
    found = {name: means(read(story, system, READERS[name]) for story in told for system in SYSTEMS) for name in names}
    return Measured(
        what=f"invented pages in {len(told)} languages as {len(SYSTEMS)} publishing systems make them",
        licence=f"{INVENTED.licence}, part of this project",
        origin=INVENTED.origin,
        count=len(told) * len(SYSTEMS),
        unit="pages",
        measured=datetime.now(UTC).date().isoformat(),
        reached=found.pop(OURS),
        peers=found,
        speed={},
        speed_unit="pages per CPU-second",
    )
