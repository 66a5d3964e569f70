"""The names of all entries, arranged so that those like a given name are found at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, combinations, islice
from typing import Final

from nlp.annotation import Listed
from nlp.known.comparing import Likeness, compare
from nlp.known.entries import KnownEntry, KnownKind
from nlp.known.evidence import NOTHING, Evidence
from nlp.known.folding import sound, telling, word_list, words
from nlp.names.words import word_list as plain_english

_LEAST: Final = 0.75
"""A likeness below this is not told."""
_MOST: Final = 3
_MOST_COMPARED: Final = 300
"""So many names of a list are laid beside one name, those with the same words first."""
_WEAK: Final = 0.15
_BORN: Final = 0.05
_CONTEXT: Final = 0.03
_FREQUENT_SHARE: Final = 0.002
_FREQUENT_COUNT: Final = 12
_RARE_LETTERS: Final = 5
_ALONE: Final = {2: 0.85, 3: 0.95}
"""The most that so many agreeing words of a person's name are worth without a year of birth."""
_NOBODY: Final = frozenset[int]()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an entry in its words and their sounds."""

    entry: KnownEntry
    parts: tuple[str, ...]
    sounds: frozenset[str]
    listed: str
    strong: bool


class KnownNames:
    """Finds the entries that a name may stand for; immutable once built, safe to share and to pickle.

    A name of frequent parts alone, or of one part, is told only with further evidence: a year of birth that agrees,
    or a text about sanctions that gives the whole name.
    """

    def __init__(self, entries: Iterable[KnownEntry]) -> None:
        self._names: list[_Name] = []
        self._by_sound: defaultdict[tuple[bool, str], set[int]] = defaultdict(set)
        self._by_words: defaultdict[tuple[bool, frozenset[str]], list[int]] = defaultdict(list)
        self._by_number: dict[str, KnownEntry] = {}
        self._counted: Counter[str] = Counter()
        self._people = 0
        for entry in entries:
            self._add(entry)

    def __len__(self) -> int:
        return len(self._names)

    def _add(self, entry: KnownEntry) -> None:
        self._by_number.update(dict.fromkeys(entry.numbers, entry))
        parts_of_entry: set[str] = set()
        for name in entry.names:
            parts = _parts(name.text, entry.kind)
            if not parts:
                continue
            sounds = frozenset(map(sound, parts))
            for part in sounds:
                self._by_sound[entry.kind == "person", part].add(len(self._names))
            self._by_words[entry.kind == "person", frozenset(parts)].append(len(self._names))
            self._names.append(_Name(entry, parts, sounds, name.text, name.strong))
            parts_of_entry.update(parts)
        if entry.kind == "person":
            self._people += 1
            self._counted.update(parts_of_entry)

    def match(self, name: str, kind: KnownKind, evidence: Evidence = NOTHING) -> tuple[Listed, ...]:
        """The entries that a name may stand for, the likeliest first, at most three; takes any text."""
        best: dict[tuple[str, str], Listed] = {}
        parts = _parts(name, kind)
        same = self._by_words.get((kind == "person", frozenset(parts)), [])
        for place in islice(chain(same, self._candidates(parts, kind)), _MOST_COMPARED):
            known = self._names[place]
            found = self._judged(compare(parts, known.parts), known, evidence)
            key = (known.entry.list, known.entry.id)
            if found and (key not in best or best[key].score < found.score):
                best[key] = found
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.list, one.entry))[:_MOST])

    def match_number(self, number: str) -> tuple[Listed, ...]:
        """The vessel with an IMO number or MMSI, written as annotation does (``IMO 9074729``)."""
        entry = self._by_number.get(number)
        return (Listed(entry.list, entry.id, entry.names[0].text, 1.0, "same number"),) if entry else ()

    def _candidates(self, parts: tuple[str, ...], kind: KnownKind) -> Iterator[int]:
        """Names that share the sound of all parts but one, and of two at least; of names of one part, of that one."""
        asked = frozenset(map(sound, parts))
        shared = [self._by_sound.get((kind == "person", part), _NOBODY) for part in asked]
        if len(shared) <= 1:
            yield from (place for one in shared for place in one if len(self._names[place].parts) == len(parts))
            return
        found: set[int] = set()
        for one, other in combinations(sorted(shared, key=len)[:4], 2):
            found |= one & other
        for place in self._nearest(found, asked):
            sounds = self._names[place].sounds
            if len(asked & sounds) >= min(len(asked), len(sounds)) - 1:
                yield place

    def _nearest(self, found: set[int], asked: frozenset[str]) -> Iterable[int]:
        """So many of the names that share sounds as are compared: those that share most and have least beside."""
        if len(found) <= _MOST_COMPARED:
            return found
        return nsmallest(_MOST_COMPARED, found, key=lambda place: (len(asked ^ self._names[place].sounds), place))

    def _judged(self, like: Likeness, known: _Name, evidence: Evidence) -> Listed | None:
        entry = known.entry
        agrees = bool(entry.born & evidence.born)
        if entry.born and evidence.born and not agrees and _apart(entry.born, evidence.born) > 1:
            return None
        fits = self._person_fits if entry.kind == "person" else _body_fits
        if not fits(like, known, agrees or evidence.about_lists, agrees):
            return None
        score = like.score - (0 if known.strong else _WEAK) + _BORN * agrees + _CONTEXT * evidence.about_lists
        score = min(score, 1.0 if agrees or entry.kind != "person" else _ALONE.get(len(like.matched), 1.0))
        if score < _LEAST:
            return None
        why = _why(like, known.strong, entry.born & evidence.born, evidence.about_lists)
        return Listed(entry.list, entry.id, known.listed, round(score, 3), why)

    def _person_fits(self, like: Likeness, known: _Name, backed: bool, born: bool) -> bool:
        """Whether what agrees is more than many people share; ``backed`` by the text, or by the year of birth."""
        if len(like.matched) < 2:
            return born and len(known.parts) == 1 and bool(like.matched) and not like.added
        if like.missing and like.added:
            return False
        if like.missing and not (like.order and like.first):
            return born
        if born:
            return True
        telling_parts = sum(not (self._is_frequent(one) or self._is_frequent(other)) for one, other in like.matched)
        whole = not (like.missing or like.added)
        if whole:
            return telling_parts >= 1 or backed or len(like.matched) > 3
        return telling_parts >= (1 if backed or len(like.matched) > 2 else 2)

    def _is_frequent(self, part: str) -> bool:
        if len(part) < 3 or part in word_list("frequent.txt"):
            return True
        return self._counted[part] > max(_FREQUENT_COUNT, _FREQUENT_SHARE * self._people)


def _body_fits(like: Likeness, known: _Name, backed: bool, born: bool) -> bool:
    """Whether a body or a vessel is named in full; by one word or by plain words only where the text speaks of
    sanctions."""
    whole = bool(like.matched) and not (like.missing or like.added)
    if len(known.parts) == 1:
        return whole and backed and known.strong and not like.spelled and len(known.parts[0]) >= _RARE_LETTERS
    return whole and (backed or not all(map(_is_plain, known.parts)))


def _is_plain(part: str) -> bool:
    return (
        len(part) < 2 or part.isdigit() or part in word_list("plain_words.txt") or part in plain_english("common_words")
    )


def _parts(name: str, kind: KnownKind) -> tuple[str, ...]:
    parts = words(name)
    if kind == "person":
        return telling(parts)
    kept = tuple(part for part in parts if part not in word_list("company_words.txt"))
    return kept or parts


def _apart(one: frozenset[int], other: frozenset[int]) -> int:
    return min(abs(a - b) for a in one for b in other)


def _why(like: Likeness, strong: bool, born: frozenset[int], about_lists: bool) -> str:
    said = ["name spelled alike" if like.spelled else "same name"]
    if not like.order:
        said[0] += " in another order"
    if like.missing:
        said.append(f"without {like.missing} of its parts")
    if like.added:
        said.append(f"with {like.added} more")
    if not strong:
        said.append("a weak alias")
    reasons = [", ".join(said)]
    if born:
        reasons.append(f"born {min(born)} as the list says")
    if about_lists:
        reasons.append("the text speaks of sanctions")
    return "; ".join(reasons)
