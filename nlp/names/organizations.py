"""Organizations by their head word: "… Police Department", "Ministry of …", "… Ltd"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import Word
from nlp.names.words import (
    INSIDE,
    LINKS,
    OF_OFFICE,
    ORG_HEADS,
    ORG_OF_HEADS,
    PAIRS,
    PARTNERS,
    ROLES,
    STOPS_BEFORE,
    UNITS,
    is_opener,
    word_list,
)

LONGEST: Final = 12
"""Words of the longest organization; a longer run of capitals is a headline."""


def segments(run: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a run of capitalised words where one name ends and another begins."""
    part: list[Word] = []
    for place, word in enumerate(run):
        if (
            word.text in LINKS
            and word.text not in {"of", "for", "the", "de", "del", "la"}
            and not _joins(part, run, place)
        ):
            yield part
            part = []
            continue
        part.append(word)
        if (word.owns and word.key not in INSIDE) or word.text.endswith("-"):
            yield part
            part = []
    yield part


def _joins(part: Sequence[Word], run: Sequence[Word], place: int) -> bool:
    """Whether "and" and the like stand inside a name: "Customs and Border …", "House of Refuge and Deliverance"."""
    if not part or place + 1 >= len(run):
        return False
    link, before, after = run[place].text, part[-1].key, run[place + 1].key
    if (before, after) in PAIRS or (
        link in {"to", "on", "against"} and before != after and part[0].key in {"internet", "united"}
    ):
        return True
    if link == "&":
        return before not in ORG_HEADS
    ends = place + 2 >= len(run) or run[place + 1].owns or run[place + 2].text in LINKS
    return link == "and" and ends and len(part) >= 3 and part[-2].text == "of" and part[-3].key in ORG_OF_HEADS


def _is_head(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.key not in ORG_HEADS or word.text[0].islower():
        return False
    partners = PARTNERS.get(word.key)
    return partners is None or (place > 0 and words[place - 1].key in partners)


def _stops(words: Sequence[Word], place: int, head: int) -> bool:
    """Whether the word at ``place`` lies before the name that ends in ``head``."""
    word = words[place]
    if word.text in {"of", "for"}:
        return place == 0 or words[place - 1].key not in ORG_OF_HEADS | {"city", "county", "state", "town"}
    if word.owns and words[head].key in UNITS and not any(w.key == "office" for w in words[place:head]):
        return True
    if word.key in ROLES and not word.owns:
        return words[place + 1].key not in {"attorney", "attorneys", "investigations", "enforcement"}
    return is_opener(word.text) or word.key in word_list("headlines")


def begin(words: Sequence[Word], head: int) -> int:
    """Where the name that ends in ``head`` starts: behind roles, verbs of headlines, and words that open a sentence."""
    first = head
    while first > 0 and head - first < LONGEST and not _stops(words, first - 1, head):
        first -= 1
    while first < head and (not words[first].capital or words[first].text == "&"):
        first += 1
    return first


def tail(words: Sequence[Word], head: int) -> int:
    """The last word of "of …" behind a head such as "Department"; the head itself where there is none."""
    if head + 2 >= len(words) or words[head + 1].text not in {"of", "for"} or words[head].key not in ORG_OF_HEADS:
        return head
    last = head
    for place in range(head + 2, len(words)):
        word = words[place]
        if word.text in {"of", "and", "&", "the", "for", "de", "la"}:
            continue
        if word.key in word_list("headlines") or (word.key in STOPS_BEFORE and words[place - 1].text != "the"):
            if words[head].key == "office" and word.key in OF_OFFICE:
                last = place
            break
        last = place
        if words[head].key == "office" and word.key in OF_OFFICE and word.key != "state":
            return _of_office(words, place)
    return last


def _of_office(words: Sequence[Word], place: int) -> int:
    """The last word of an office: "Attorney General of Mexico", but not the name of the one who holds it."""
    if place + 1 < len(words) and words[place].key == "attorney" and words[place + 1].key == "general":
        place += 1
    named = place + 2 < len(words) and words[place + 1].text in {"of", "for"} and words[place + 2].capital
    return place + 2 if named else place


def in_segment(words: Sequence[Word]) -> Iterator[Mark]:
    """Yield the organizations that a segment names by a head word, the last one first."""
    stop = len(words)
    for head in reversed(range(len(words))):
        if head >= stop or not (_is_head(words, head) or _opens(words, head)):
            continue
        last = min(tail(words, head), stop - 1)
        while last > head and not words[last].capital:
            last -= 1
        first = begin(words, head)
        if words[head].key == "force" and last == head and head + 1 < stop and _names_force(words[head + 1]):
            last = head + 1
        if last > first:
            yield Mark(words[first].start, words[last].bare_end, "ORG", score=0.9)
            stop = first


def _opens(words: Sequence[Word], place: int) -> bool:
    return words[place].key in ORG_OF_HEADS and words[place].capital and tail(words, place) > place


def _names_force(word: Word) -> bool:
    """ "Strike Force Raptor": a name of one word behind the force."""
    return (
        word.capital
        and word.text[1:].islower()
        and not any(word.key in words for words in (word_list("headlines"), word_list("common_words"), ROLES))
    )
