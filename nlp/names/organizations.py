"""Organizations by their head word ("… Police Department", "Ministry of …", "… Ltd") and by a list of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import Word
from nlp.names.words import OPENERS, TITLES, bare

HEADS: Final = frozenset(
    """
    police department departments office court courts unit division bureau section squad agency administration
    authority commission committee council ministry cartel gang university college institute foundation association
    federation union party bank inc llc ltd plc corp corporation company gmbh llp group taskforce force team
    constabulary service services guard army navy directorate board society club centre center fund trust
    organization organisation network press times post tribune journal herald coalition alliance league movement
    prosecutors mafia brotherhood clan syndicate triad triads partners industries enterprises holdings
    laboratories pharmaceuticals airlines brewery magazine brigade battalion regiment tribunal
    """.split()
)
# Heads that begin an organization's name only in front of "of" or "for".
OF_HEADS: Final = frozenset(
    """
    department ministry bureau office university court board center centers centre institute bank college house
    association federation union committee council commission secretariat directorate society league organization
    """.split()
)
# "Task Force", "Strike Force": heads of two words, and heads too common to stand alone with a place before them.
_NEEDS_PARTNER: Final = {
    "force": {"task", "strike", "police", "defence", "defense", "border", "air", "delta", "security"},
    "team": {"response", "impact", "trafficking", "investigation", "investigations", "enforcement", "gang", "crime"},
    "center": {"justice", "action", "crisis", "resource", "operations", "fusion", "treatment", "crime", "intelligence"},
    "centre": {"justice", "crisis", "operations", "treatment", "crime", "intelligence", "monitoring"},
    "post": {"washington", "dagenham", "york", "huffington", "denver", "jakarta", "bangkok", "yorkshire"},
    "times": {"york", "angeles", "financial", "irish", "sunday", "japan", "straits", "bay", "moscow", "belfast"},
    "press": {"associated", "canadian", "detroit", "free"},
    "guard": {"coast", "national", "revolutionary", "border", "civil"},
    "section": {"investigations", "crime", "crimes", "fraud", "narcotics", "criminal", "intelligence", "drug"},
    "service": {"secret", "police", "prosecution", "postal", "inspection", "revenue", "marshals", "prison",
                "probation", "health", "security", "intelligence", "customs", "parole", "support", "ambulance"},
    "services": {"youth", "human", "health", "social", "correctional", "family", "border"},
    "network": {"crimes", "news", "intelligence"},
    "party": {"communist", "labour", "labor", "conservative", "democratic", "republican", "green", "workers"},
    "group": {"response", "tactical", "intervention"},
    "prosecutors": {"federal"},
}  # fmt: skip
_SUFFIX_UNITS: Final = frozenset({"division", "unit", "bureau", "section", "squad"})
# Possessives inside a name; any other possessive ends one name before the next begins.
_INSIDE: Final = frozenset(
    """
    sheriff attorney magistrate magistrates marshal governor mayor prosecutor prosecutors children veterans women
    men people coroner examiner king queen defender general commissioner sheriffs marshals district president da
    hell workers
    """.split()
)
_LINKS: Final = frozenset({"of", "for", "the", "and", "&", "de", "del", "la", "on", "against", "in"})
_PAIRS: Final = frozenset(
    {
        ("food", "drug"), ("customs", "border"), ("immigration", "customs"), ("barking", "dagenham"),
        ("children", "youth"), ("health", "human"), ("disease", "prevention"), ("control", "prevention"),
        ("firearms", "explosives"), ("drugs", "crime"), ("drug", "crime"), ("revenue", "customs"),
        ("crime", "corruption"), ("parks", "wildlife"), ("fish", "wildlife"), ("fire", "rescue"),
        ("corrections", "rehabilitation"), ("research", "development"), ("justice", "security"),
        ("narcotics", "dangerous"), ("prisons", "probation"), ("foreign", "commonwealth"), ("smith", "wesson"),
    }
)  # fmt: skip


def _key(word: Word) -> str:
    return bare(word.stem)


def segments(run: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut a run of capitalised words where one name ends and another begins."""
    part: list[Word] = []
    for place, word in enumerate(run):
        following = _key(run[place + 1]) if place + 1 < len(run) else ""
        if word.text in {"and", "&", "at", "on", "in", "to"} and not _joins(part, word.text, following):
            yield part
            part = []
            continue
        part.append(word)
        if word.owns and _key(word) not in _INSIDE:
            yield part
            part = []
    yield part


def _joins(part: Sequence[Word], link: str, following: str) -> bool:
    if not part:
        return False
    if (_key(part[-1]), following) in _PAIRS:
        return True
    if link == "&":
        return _key(part[-1]) not in HEADS
    return False


def _is_head(words: Sequence[Word], place: int) -> bool:
    key = _key(words[place])
    if key not in HEADS or not words[place].text[0].isupper():
        return False
    partners = _NEEDS_PARTNER.get(key)
    return partners is None or (place > 0 and _key(words[place - 1]) in partners)


def _begin(words: Sequence[Word], head: int) -> int:
    """Where the name starts: after words that open a sentence and titles."""
    first = 0
    for place in range(head):
        word = words[place]
        key = _key(word)
        opens = key in OPENERS and not (key == "us" and word.text == "US")
        if (opens and place == first) or (place == first and (key in _LINKS or word.text == "&")):
            first = place + 1
    return first


def _tail(words: Sequence[Word], head: int) -> int:
    """The last word of "of …" after a head such as "Department"; the head itself where there is none."""
    if head + 2 >= len(words) or words[head + 1].text not in {"of", "for"} or _key(words[head]) not in OF_HEADS:
        return head
    last = head + 2
    while last < len(words) and not (words[last].capital):
        last += 1
    while last + 1 < len(words) and _continues(words, last + 1):
        last += 1
    while last > head and not words[last].capital:
        last -= 1
    return last


def _continues(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.text in {"of", "and", "&", "the"}:
        return place + 1 < len(words)
    return word.capital and bare(word.text) not in TITLES


def in_segment(words: Sequence[Word]) -> Iterator[Mark]:
    """Yield the organization that a segment names by a head word, if any."""
    heads = [place for place in range(len(words)) if _is_head(words, place)]
    if not heads:
        first_of = next((i for i, w in enumerate(words[:-2]) if _key(w) in OF_HEADS and words[i + 1].text == "of"), None)
        heads = [] if first_of is None else [first_of]
    if not heads:
        return
    last = max(_tail(words, head) for head in heads)
    first = _begin(words, heads[-1])
    if last > first and any(word.capital for word in words[first:last]):
        word = words[last]
        yield Mark(words[first].start, word.start + len(word.stem), "ORG", score=0.9)
