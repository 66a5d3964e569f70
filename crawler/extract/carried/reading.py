"""The article's text where the page carries more of it than its markup shows: in JSON-LD, in its scripts' objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice

from crawler.extract.carried.bodies import LEAST, Body, bodies_in
from crawler.extract.carried.fragments import blocks_in
from crawler.extract.carried.states import states_of
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import Thing, types_of
from crawler.extract.kinds.build import length
from crawler.extract.titles.text import key

LITTLE = 1500
"""Letters of shown text below which scripts are asked for more."""
EMPTY = 120
"""Letters of shown text below which nothing can be told from it."""
MAX_SAMPLES = 6
EACH = 5
PIECE = 24
MAX_PIECES = 60
CONTAINED = 0.7
MAX_BODIES = 400

STATED = heuristic("carried.json-ld", "articleBody of JSON-LD where the page shows less of it")
STATE = heuristic("carried.state", "the text in the objects of a page's scripts where the page shows little")

_PLAIN = re.compile(r"(?:[^\W_]+ ?){2,4}")
_ARTICLE = ("Article", "Posting", "Report", "Review", "WebPage")


def carried_blocks(facts: Facts, shown: list[str]) -> list[str]:
    """Return the article's text in blocks: ``shown``, unless the page clearly carries more of the same article."""
    told = sum(length(block) for block in shown)
    if STATED and (found := _best(_stated(facts, told * _ratio(told)), facts, shown, told)):
        return found
    if STATE and (told < LITTLE or _stated_words(facts) > 1.5 * _words(shown)):
        states = states_of(facts.tree, _samples(facts, shown if told >= EMPTY else []))
        bodies = islice(chain.from_iterable(map(bodies_in, states)), MAX_BODIES)
        return _best(bodies, facts, shown, told) or shown
    return shown


def _samples(facts: Facts, shown: list[str]) -> list[str]:
    """Pieces of the shown text, or of the titles where none is shown, of letters that no script writes otherwise."""
    texts = shown or [facts.meta("og:title") or "", facts.tree.findtext(".//title") or "", *facts.headings]
    longest = sorted(texts, key=len, reverse=True)[:MAX_SAMPLES]
    return [piece[0].strip() for text in longest for piece in islice(_PLAIN.finditer(text), EACH)]


def _stated(facts: Facts, least: float) -> Iterator[Body]:
    """What JSON-LD gives as the text, if that long; of several articles only this page's own is asked."""
    for thing in [facts.article] if facts.article.get("articleBody") else facts.things:
        body = thing.get("articleBody")
        if isinstance(body, list):
            body = "\n\n".join(part for part in body if isinstance(part, str))
        if (
            isinstance(body, str)
            and length(body) >= max(LEAST, least)
            and any(name.endswith(_ARTICLE) for name in types_of(thing))
        ):
            yield Body(blocks_in(body), _names_of(thing))


def _names_of(thing: Thing) -> tuple[str, ...]:
    return tuple(name for key in ("headline", "name") if isinstance(name := thing.get(key), str))


def _best(bodies: Iterable[Body], facts: Facts, shown: list[str], told: int) -> list[str] | None:
    """The longest text that holds clearly more than is shown and is of the same article."""
    article = _Article(facts, shown)
    best, most = None, max(LEAST, told * _ratio(told))
    for body in bodies:
        size = sum(length(block) for block in body.blocks)
        if size >= most and article.has(body):
            best, most = body.blocks, size + 1
    return best


class _Article:
    """What tells the page's own article from others."""

    def __init__(self, facts: Facts, shown: list[str]) -> None:
        self._facts = facts
        self._shown = shown

    @cached_property
    def _pieces(self) -> list[str]:
        """Samples of the shown text, from its beginning to its end."""
        text = key(" ".join(self._shown))
        starts = range(0, len(text) - PIECE + 1, max(PIECE, len(text) // MAX_PIECES))
        return [text[start : start + PIECE] for start in starts]

    @cached_property
    def _titles(self) -> set[str]:
        stated = (self._facts.meta(name) or "" for name in ("og:title", "twitter:title"))
        titles = (*self._facts.headings, *stated, self._facts.tree.findtext(".//title") or "")
        return {key(title) for title in titles} - {""}

    def has(self, body: Body) -> bool:
        """Whether a text holds most of what is shown or, where that is almost nothing, is under the same title."""
        text = key(" ".join(body.blocks))
        if self._pieces and sum(piece in text for piece in self._pieces) >= CONTAINED * len(self._pieces):
            return True
        named = {key(title) for title in body.titles}
        few = len(self._pieces) * PIECE < EMPTY
        return few and any(_alike(one, other) for one in named for other in self._titles)


def _ratio(told: int) -> float:
    """How many times as much must be carried: what is left out of a long text is mostly no part of it."""
    return 1.3 if told < LITTLE else min(2.0, 1.3 + (told - LITTLE) / 3000)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 5 and (short == long or (short in long and len(short) * 2 > len(long)))


def _stated_words(facts: Facts) -> int:
    """Words that the article has as its publisher counts them; 0 where it does not."""
    stated = str(facts.article.get("wordCount") or "")
    return int(stated) if re.fullmatch(r"[1-9]\d{0,5}", stated) else 0


def _words(blocks: list[str]) -> float:
    return sum(length(block) for block in blocks) / 6
