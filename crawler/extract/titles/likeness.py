"""How far a heading, a stated title and the address of a page say the same."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from crawler.extract.titles.parts import split
from crawler.extract.titles.text import key, plain_words, words

LEAST_COMMON = 0.25
STEM = 6


def holds(stated: str, heading: str) -> bool:
    """Whether a heading is the stated title, its beginning, or one of its parts that is not small beside the others."""
    one, other = key(heading), key(stated)
    if len(one) < 3 or one not in other:
        return False
    if one == other or (other.startswith(one) and len(one) * 2 > len(other)):
        return True
    parts = [key(piece.text) for piece in split(stated)]
    least = max(map(len, parts)) / (3 if parts[0] == one else 2)
    return one in parts and len(one) >= least


def common_parts(title: str, other: str) -> str:
    """A stated title up to where another that begins with the same parts goes on otherwise."""
    own, theirs = split(title), split(other)
    equal = 0
    while equal < min(len(own), len(theirs)) and key(own[equal].text) == key(theirs[equal].text):
        equal += 1
    return title[: own[equal - 1].end] if 0 < equal < min(len(own), len(theirs)) else title


def shared(heading: str, stated: str) -> float:
    """The share of common words in the shorter of the two; 0 where they are few in both together.

    Of words only the beginning counts, since many languages bend the end.
    """
    one, other = ({word[:STEM] for word in words(text)} for text in (heading, stated))
    common, shorter = len(one & other), min(len(one), len(other))
    return common / shorter if shorter > 1 and common >= LEAST_COMMON * len(one | other) else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice the common words over all words of both."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def address_words(url: str | None) -> frozenset[str]:
    """The words of the last step of an address, in basic letters."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    return plain_words(re.sub(r"[-_+.]", " ", path.rstrip("/").rpartition("/")[2][-300:]))


def breaks_off(title: str, others: list[str]) -> bool:
    """Whether a title ends in dots where another goes on."""
    stem = key(title)
    cut = title.endswith(("…", "...")) and len(stem) > 10
    return cut and any(len(key(other)) > len(stem) and key(other).startswith(stem) for other in others)
