"""What each rule of thumb is worth: the known pages are read once as always, and once without each rule."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context

from lxml.html import HtmlElement

from benchmarks.extract.readers import NOW, answer_of
from benchmarks.extract.sets import Known, PageSet
from benchmarks.extract.tally import page_scores
from crawler.extract.encodings.reading import decode
from crawler.extract.facts import Facts
from crawler.extract.heuristics import Heuristic, heuristics, without
from crawler.extract.markup import parse
from crawler.extract.page import read_facts

FIGURES = ("word_f1", "title", "author_f1", "no_author", "date", "no_date", "kind")
LEAST = 0.001
"""Changes of a page's score below this are not counted."""
CACHES_FROM = 2

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class PageAblation:
    """A page's scores, and those without each rule that was asked while the page was read."""

    scores: Scores
    without: dict[str, Scores]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a rule does to a figure: on how many pages it was asked, helped and hurt, and what the mean gains by it.

    ``figure`` is empty for a rule that changed nothing on any page.
    """

    rule: str
    what: str
    asked: int
    figure: str = ""
    helped: int = 0
    hurt: int = 0
    gain: float = 0.0

    def as_json(self) -> dict[str, object]:
        """The row as one object."""
        return asdict(replace(self, gain=round(self.gain, 5)))


def ablate(page_set: PageSet, rules: Iterable[str], jobs: int = 1, every: int = 1) -> list[Worth]:
    """Return the worth of the rules on each so-many-th page of a set, in the order of the rules."""
    chosen = tuple(rules)
    work = partial(ablate_page, rules=frozenset(chosen))
    known = islice(page_set.read(), None, None, every)
    if jobs > 1:
        with get_context("fork").Pool(jobs) as pool:
            pages = pool.map(work, known, chunksize=4)
    else:
        pages = [work(page) for page in known]
    return [row for rule in chosen for row in worth(rule, pages)]


def ablate_page(page: Known, rules: frozenset[str]) -> PageAblation:
    """Read a page with all rules, then without each of those asked."""
    with _asked() as early:
        tree = _tree(page)
    with _asked() as asked:
        scores = _scores(page, tree)
    found = {}
    for rule in sorted((early | asked) & rules):
        with without(rule):
            found[rule] = _scores(page, _tree(page) if rule in early else tree)
    return PageAblation(scores, found)


def _tree(page: Known) -> HtmlElement:
    _forget()
    return parse(decode(page.html, "text/html")[0])


def _scores(page: Known, tree: HtmlElement) -> Scores:
    _forget()
    return page_scores(page, answer_of(read_facts(Facts(tree, page.url, NOW))))


def worth(rule: str, pages: Sequence[PageAblation]) -> Iterator[Worth]:
    """The rows of one rule: one for each figure that it changes, or a single empty one."""
    row = Worth(rule, heuristics()[rule].what, sum(rule in page.without for page in pages))
    rows = [changed for figure in FIGURES if (changed := _changed(row, figure, pages)).helped or changed.hurt]
    yield from rows or [row]


def _changed(row: Worth, figure: str, pages: Sequence[PageAblation]) -> Worth:
    changes = [
        page.scores[figure] - page.without.get(row.rule, page.scores)[figure]
        for page in pages
        if figure in page.scores and figure in page.without.get(row.rule, page.scores)
    ]
    return replace(
        row,
        figure=figure,
        helped=sum(change > LEAST for change in changes),
        hurt=sum(change < -LEAST for change in changes),
        gain=statistics.fmean(changes) if changes else 0.0,
    )


def table(name: str, rows: Sequence[Worth]) -> str:
    """The rows of a set as text in columns."""
    head = ("rule", "figure", "asked", "helped", "hurt", "gain", "what")
    lines = [
        head,
        *((r.rule, r.figure or "–", *map(str, (r.asked, r.helped, r.hurt)), f"{r.gain:+.4f}", r.what) for r in rows),
    ]
    wide = [max(len(line[column]) for line in lines) for column in range(len(head))]
    texts = ["  ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)).rstrip() for line in lines]
    return "\n".join([name, *texts])


@contextmanager
def _asked() -> Iterator[set[str]]:
    """Note the names of all rules that are asked: one that is not asked on a page changes nothing there."""
    names: set[str] = set()
    ask = Heuristic.__bool__

    def note(rule: Heuristic) -> bool:
        names.add(rule.name)
        return ask(rule)

    Heuristic.__bool__ = note  # type: ignore[assignment,method-assign]
    try:
        yield names
    finally:
        Heuristic.__bool__ = ask  # type: ignore[method-assign]


def _forget() -> None:
    """Empty what the readers remember of texts, which was read under other rules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("crawler.extract"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and (value.cache_parameters()["maxsize"] or 0) >= CACHES_FROM:
                    value.cache_clear()
