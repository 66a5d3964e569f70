"""Documents whose stories are known, and how well the stories found agree with them.

The labelling rule. Two texts tell the same story if one was made of the other: copied, cut, retitled, framed, updated.
Of originals, two releases or pages are labelled as the same story when they tell of the same case mostly in the same
words: a later stage of a case (charged, convicted, sentenced) that repeats the release before it with the news put in,
a release that was published twice, an alert reissued. Everything else is different: also two cases told by one
template, and two dates of one yearly event. Pairs of originals that some rule of likeness put together were read and
labelled by hand (``labels.json``: digests of the two texts); those that none did are taken for different.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.extract.sets import ROOT, news_aeb, news_wcxb
from benchmarks.stories.edits import EDITS, LEAST, Editor, sentences

_LABELS = Path(__file__).with_name("labels.json")
_PUBLISHERS = 12
# Pages of links to releases, which a crawl keeps as listings: those are like another only when equal.
_LISTING = ("_php", "press-releases")
ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its address, the story that it truly tells, and what was done to it."""

    url: str
    text: str
    truth: str
    edit: str


def digest(text: str) -> str:
    """Return what names a text in ``labels.json``."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def documents(bases: int, seed: int = 1) -> list[Document]:
    """Return all originals, and each edit of so many of them, in an order drawn by lot."""
    chance = random.Random(seed)
    originals = list(_originals())
    long = [each for each in originals if len(each.text.split()) >= LEAST]
    chance.shuffle(long)
    strangers = [s for each in long[bases:] for s in sentences(each.text) if 8 < len(s.split()) < 40]
    editors = [Editor(chance, strangers, _frame(chance, strangers)) for _ in range(_PUBLISHERS)]
    made = []
    for number, base in enumerate(long[:bases]):
        for edit, make in EDITS.items():
            publisher = chance.randrange(_PUBLISHERS)
            url = f"https://copy{publisher}.example/{number}/{edit.replace(' ', '-')}"
            made.append(Document(url, make(editors[publisher], base.text), base.truth, edit))
    every = originals + made
    chance.shuffle(every)
    return every


def _frame(chance: random.Random, strangers: Sequence[str]) -> tuple[str, str]:
    return " ".join(chance.sample(strangers, 2)), " ".join(chance.sample(strangers, 5))


def _originals() -> Iterator[Document]:
    same: dict[str, str] = {}
    for one, other in json.loads(_LABELS.read_text("utf-8")):
        same[other] = same[one] = same.get(one) or same.get(other) or one
    seen: Counter[str] = Counter()
    for url, text in _texts():
        name = digest(text)
        seen[name] += 1
        if text.strip() and seen[name] == 1:
            yield Document(url, text, same.get(name, name), ORIGINAL)


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "press-releases" / "text").glob("*/*.txt")):
        if path.stem.endswith(_LISTING):
            continue
        yield f"https://{path.parent.name.replace('_', '-')}.example/{path.stem}", path.read_text("utf-8", "replace")
    for page in (*news_aeb(), *news_wcxb()):
        if page.kind == "article":
            yield page.url, page.body


def agreement(documents: Sequence[Document], stories: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return precision and recall by edit, and of all.

    Recall of an edit: of its texts, those in the story of their original. Precision: of the pairs in one story of
    which one is such a text, those that truly tell the same; of ``all``, of every pair in one story.
    """
    first = {each.truth: stories[each.url] for each in documents if each.edit == ORIGINAL}
    found, right = Counter[str](), Counter[str]()
    for one, other in _together(documents, stories):
        for kind in {one.edit, other.edit, "all"}:
            found[kind] += 1
            right[kind] += one.truth == other.truth
    copies = [each for each in documents if each.edit != ORIGINAL]
    told = Counter(each.edit for each in copies)
    known = Counter(each.edit for each in copies if stories[each.url] == first[each.truth])
    told["all"], known["all"] = told.total(), known.total()
    return {
        kind: {"precision": _share(right[kind], found[kind]), "recall": _share(known[kind], told[kind])}
        for kind in (*EDITS, "all")
    } | {ORIGINAL: {"precision": _share(right[ORIGINAL], found[ORIGINAL])}}


def _together(documents: Sequence[Document], stories: Mapping[str, str]) -> Iterator[tuple[Document, Document]]:
    grouped: defaultdict[str, list[Document]] = defaultdict(list)
    for each in documents:
        grouped[stories[each.url]].append(each)
    for some in grouped.values():
        yield from combinations(some, 2)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
