"""How a page is built, in numbers: its links, those that repeat in a list, and the text that stands beside these."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.paging import is_paged
from crawler.extract.markup import text_in

LONG_BLOCK = 80
"""Letters from which a block is running text."""
MAX_LINKS = 800
MAX_PARAGRAPHS = 400
LONG_LINK = 25
"""Letters from which the text of a link is a headline rather than the name of a section."""
SHORT = 4000
"""Letters of main text up to which it is asked how much of it are the page's links."""
SOME = 4
"""Links from which there is a list of headlines."""
TEASER = 1500
MAX_MEASURED = 20_000
"""Letters of a text by which it is judged how many of all are of dense scripts."""
PROBE = 40
MAX_STEPS = 8

TEASERS = heuristic("kind.teasers", "how much of the running text stands in boxes of headlines that are links")

DENSE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_TITLES = ("h2", "h3", "h4")
_LINKS = etree.XPath("count(//a)")
_FIELDS = etree.XPath("count(//select | //input[@type='checkbox'])")


def length(text: str) -> int:
    """Letters of a text; those of scripts that write a syllable or word in one count twice."""
    if text.isascii():
        return len(text)
    sample = text[:MAX_MEASURED]
    return len(text) + dense_in(sample) * len(text) // len(sample)


def dense_in(text: str) -> int:
    """How many signs of a text are of scripts that write a syllable or word in one."""
    return len(text) - len(DENSE.sub("", text)) if DENSE.search(text) else 0


def signs_of_build(facts: Facts, blocks: list[str]) -> dict[str, float]:
    """Each sign by name, between 0 and 1 but for ``listed_text``, in letters. ``blocks`` are the main text's."""
    tree = facts.tree
    paragraphs = (length(text_in(one, 2000)) for one in islice(tree.iter("p"), MAX_PARAGRAPHS))
    listed = _repeated(islice(_main_links(tree), MAX_LINKS))
    size = sum(map(len, listed.values()))
    long = [block for block in blocks if length(block) > LONG_BLOCK]
    prose = sum(map(len, long))
    return {
        "links": math.log2(1 + _number(_LINKS, tree)) / 10,
        "fields": math.log2(1 + _number(_FIELDS, tree)) / 10,
        "paging": is_paged(facts),
        "paragraphs": math.log2(1 + sum(size for size in paragraphs if size > LONG_BLOCK)) / 16,
        "repeated": math.log2(1 + len(listed)) / 8,
        "repeated_share": size / (size + prose) if size else 0.0,
        "listed_text": _within(listed.values(), blocks) if prose < SHORT else 0,
        "teased_share": _teased(list(listed), long),
        "articles": math.log2(1 + min(sum(1 for _ in tree.iter("article")), 63)) / 6,
    }


def _teased(links: list[etree._Element], long: list[str]) -> float:
    """How much of the running text stands beside headlines, each in the same box with one of them."""
    if not TEASERS or len(links) < SOME or not long:
        return 0.0
    within = letters_within(long, (text_in(box, TEASER) for box in teasers(links)))
    return within / sum(map(length, long))


def letters_within(blocks: Sequence[str], texts: Iterable[str]) -> int:
    """Letters of the blocks that stand in one of the texts, by their beginning or their middle; blanks do not count."""
    told = "\n".join(_squashed(text) for text in texts)
    return sum(length(block) for block in blocks if any(probe in told for probe in _probes(_squashed(block))))


def _probes(block: str) -> tuple[str, str]:
    middle = len(block) // 2
    return block[:PROBE], block[middle : middle + PROBE]


def _squashed(text: str) -> str:
    return "".join(text.split())


def teasers(links: list[etree._Element]) -> list[etree._Element]:
    """The largest box around each link that holds none of the others."""
    held = Counter(outer for link in links for outer in islice(link.iterancestors(), MAX_STEPS))
    boxes = []
    for link in links:
        box = link
        for outer in islice(link.iterancestors(), MAX_STEPS):
            if held[outer] > 1:
                break
            box = outer
        boxes.append(box)
    return boxes


def _number(path: etree.XPath, tree: etree._Element) -> float:
    return float(str(path(tree)))


def _main_links(tree: etree._Element) -> Iterator[etree._Element]:
    """The links of a page without those of its menus, head and foot."""
    outer = {link for box in tree.iter("nav", "footer", "header") for link in box.iter("a")}
    return (link for link in tree.iter("a") if link not in outer and link.get("href") is not None)


def _repeated(links: Iterable[etree._Element]) -> dict[etree._Element, str]:
    """The links that are headlines with their texts, of those in the place where most of them stand."""
    places: dict[str, dict[etree._Element, str]] = defaultdict(dict)
    for link in links:
        text = text_in(link, 200)
        if text and (length(text) >= LONG_LINK or _is_heading(link)):
            places[_place(link)][link] = text
    return max(places.values(), key=len, default={})


def _within(texts: Iterable[str], blocks: list[str]) -> int:
    """Letters of those texts that stand in the main text."""
    told = "\n".join(blocks)
    return sum(len(text) for text in texts if text in told)


def _is_heading(link: etree._Element) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in _TITLES) or any(child.tag in _TITLES for child in link)


def _place(link: etree._Element) -> str:
    """The names and first classes of the boxes around a link: alike for all entries of one list."""
    boxes = islice(link.iterancestors(), 4)
    return "/".join(f"{box.tag}.{(box.get('class') or '').partition(' ')[0]}" for box in boxes)
