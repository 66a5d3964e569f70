"""Patterns of one word: what regular expressions and wildcards both become, and how engines are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.folding import fold


@dataclass(frozen=True, slots=True)
class OneOf:
    """One character out of some ranges of code points (sorted, both ends inclusive), or, if ``negated``, any other."""

    ranges: tuple[tuple[int, int], ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other; none at all is the empty text."""

    parts: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some parts."""

    parts: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part from ``least`` to ``most`` times; None is any number of times."""

    part: Pattern
    least: int
    most: int | None


Pattern = OneOf | Sequence | Choice | Repeat

ANY = OneOf((), negated=True)
ANY_OF_WORD = OneOf(((ord("|"), ord("|")),), negated=True)
"""Any character of a word; the line that stands between two names is no word."""


def letters(text: str) -> Sequence:
    """Return the pattern of just this text."""
    return Sequence(tuple(OneOf(((ord(char), ord(char)),)) for char in text))


def one_of(ranges: Iterable[tuple[int, int]], negated: bool = False) -> OneOf:
    """Return the pattern of the characters in ``ranges``, which may come in any order and overlap."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return OneOf(tuple(merged), negated)


def wildcard_pattern(parts: tuple[str, ...], any_character: OneOf) -> Sequence:
    """Return the pattern of literal and wild parts by turns, the literals in the form in which they are indexed."""
    found: list[Pattern] = []
    for number, part in enumerate(parts):
        if number % 2:
            found += [Repeat(any_character, 0, None) if sign == "*" else any_character for sign in part]
        else:
            found += letters(part).parts
    return Sequence(tuple(found))


def folded_range(low: str, high: str) -> tuple[int, int] | None:
    """Return a range of characters without case and accents, or None where its ends do not stay single and in order."""
    ends = [fold(low), fold(high)]
    if any(len(end) != 1 for end in ends) or ends[0] > ends[1]:
        return None
    return ord(ends[0]), ord(ends[1])


def leaves(pattern: Pattern) -> Iterator[OneOf]:
    """Yield the characters of a pattern, each as often as it is written."""
    match pattern:
        case OneOf():
            yield pattern
        case Repeat(part=part):
            yield from leaves(part)
        case Sequence(parts=parts) | Choice(parts=parts):
            for part in parts:
                yield from leaves(part)


def engine_regex(pattern: Pattern, signs: frozenset[str]) -> str:
    """Return the pattern as engines write regular expressions; ``signs`` need a backslash before them there."""
    match pattern:
        case OneOf():
            return _class(pattern, signs)
        case Sequence(parts=parts):
            return "".join(_grouped(part, signs, isinstance(part, Choice)) for part in parts)
        case Choice(parts=parts):
            return "|".join(engine_regex(part, signs) for part in parts)
        case Repeat(part=part, least=least, most=most):
            return _grouped(part, signs, not isinstance(part, OneOf)) + _times(least, most)


def _grouped(pattern: Pattern, signs: frozenset[str], needed: bool) -> str:
    text = engine_regex(pattern, signs)
    return f"({text})" if needed else text


def _times(least: int, most: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
    return short or f"{{{least},{'' if most is None else most}}}"


def _class(one: OneOf, signs: frozenset[str]) -> str:
    if not one.ranges:
        return "."
    if not one.negated and len(one.ranges) == 1 and one.ranges[0][0] == one.ranges[0][1]:
        return _character(one.ranges[0][0], signs)
    inner = "".join(
        _character(low, signs) + ("" if low == high else f"-{_character(high, signs)}") for low, high in one.ranges
    )
    return f"[{'^' if one.negated else ''}{inner}]"


def _character(code: int, signs: frozenset[str]) -> str:
    char = chr(code)
    return f"\\{char}" if char in signs else char
