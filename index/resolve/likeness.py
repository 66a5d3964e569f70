"""What two names say by themselves: of persons by how rare their words are, of organizations by what they are."""

from __future__ import annotations

from typing import Final

from index.resolve.alignment import Laid, lay
from index.resolve.bodies import BodyName, body_name, same_words
from index.resolve.collection import Collection
from index.resolve.context import Finding
from index.resolve.lists import lines_of
from index.resolve.persons import person_name
from index.resolve.words import WORTH, How

_MOST_OF_NAMES: Final = 6.0
_INITIAL: Final = 0.4
"""An initial says the same of rare names and of common ones."""
_WHOLE: Final = 0.6
"""What each word beyond given name and surname adds: two persons seldom share three."""
_USUAL: Final = 2
_ALONE: Final = 0.7
_UNDIVIDED: Final = {2: 2.25}
_UNDIVIDED_LONGER: Final = 3.25
_BODY: Final = {"same": 4.0, "spelling": 3.5, "slip": 3.0}
_COMMON_BODY: Final = 1.0
_ONE_WORD: Final = 3.25
_ONE_SHORT_WORD: Final = 2.75
_LONG_WORD: Final = 6
_ACRONYM: Final = 3.25
_BY_EXPANSION: Final = 4.0
_MANY_MEANINGS: Final = 1.5
_OTHER_FORM: Final = -2.0
_SHORT: Final = 3
_HOW: Final[dict[How, str]] = {
    "nickname": "{} stands for {}", "spelling": "{} is another spelling of {}", "slip": "{} may be {} miswritten",
    "initial": "{} against {}",
}  # fmt: skip


def compare_persons(one: str, other: str, known: Collection) -> Finding | None:
    """Return what two names of persons say; None where they do not agree, or stand for nobody ("Jane Doe")."""
    first = person_name(one)
    laid = lay(first, person_name(other))
    if laid is None or " ".join(first.words) in lines_of("placeholders.txt"):
        return None
    points = sum(_pair_points(place, pair, known) for place, pair in enumerate(laid.pairs))
    if len(laid.pairs) == 1:
        whole = _UNDIVIDED.get(len(laid.pairs[0][0]), _UNDIVIDED_LONGER)
        points = whole if first.is_full else points * _ALONE
    points += _WHOLE * max(0, sum(how == "same" and len(a) > 1 for a, _, how in laid.pairs) - _USUAL)
    return Finding(min(points, _MOST_OF_NAMES) - laid.cost, _said(one, other, laid))


def compare_bodies(one: str, other: str, known: Collection) -> Finding | None:
    """Return what two names of organizations say; None where they do not agree."""
    first, second = body_name(one), body_name(other)
    if not first.words or not second.words:
        return None
    if first.acronym and second.acronym:
        return _acronyms(first, second, known)
    if first.acronym or second.acronym:
        return _expanded(*((first, second) if first.acronym else (second, first)), known)
    how = same_words(first, second)
    if how is None:
        return None
    points = _BODY[how]
    if first.is_common:
        points = _COMMON_BODY
    elif len(first.words) == 1:
        points = _ONE_WORD if len(first.words[0]) >= _LONG_WORD else _ONE_SHORT_WORD
    if first.form and second.form and first.form != second.form:
        points += _OTHER_FORM
    return Finding(points, f"the name, {min(one, other)}")


def _pair_points(place: int, pair: tuple[str, str, How], known: Collection) -> float:
    one, other, how = pair
    if how == "initial":
        return _INITIAL
    first = place == 0
    return min(known.word_points(one, first=first), known.word_points(other, first=first)) * WORTH[how]


def _said(one: str, other: str, laid: Laid) -> str:
    unlike = ((how, sorted((a, b), key=_shorter)) for a, b, how in laid.pairs if how != "same")
    ways = [_HOW[how].format(*words) for how, words in unlike]
    if laid.inverted:
        ways.append("in another order")
    either = " and ".join(sorted({one, other}))
    return f"the name, {either}" + (f" ({'; '.join(ways)})" if ways else "")


def _shorter(word: str) -> tuple[int, str]:
    return len(word), word


def _acronyms(one: BodyName, other: BodyName, known: Collection) -> Finding | None:
    if one.acronym != other.acronym:
        return None
    several = len(known.expansions.get(one.acronym, ())) > 1 or len(one.acronym) < _SHORT
    return Finding(_MANY_MEANINGS if several else _ACRONYM, f"the acronym, {one.acronym.upper()}")


def _expanded(short: BodyName, full: BodyName, known: Collection) -> Finding | None:
    """An acronym is what documents explain it by; initials alone prove nothing."""
    meanings = known.expansions.get(short.acronym, frozenset())
    if full.words not in meanings:
        return None
    points = _BY_EXPANSION if len(meanings) == 1 else _MANY_MEANINGS
    return Finding(points, f"{short.acronym.upper()}, which documents explain by this name")
