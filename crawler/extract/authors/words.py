"""The words of bylines in some sixty languages: ``crawler/data/byline_words.txt``, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(section: str) -> frozenset[str]:
    """The entries of a section of the list, lower case: ``written by``, ``and``, ``other work``, ``role``, …"""
    return _sections().get(section, frozenset())


@cache
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    entries: set[str] = set()
    for line in files("crawler").joinpath("data/byline_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            entries |= {entry.strip() for entry in line.partition(": ")[2 if ": " in line else 0].split("|")}
    return {section: frozenset(entries - {""}) for section, entries in found.items()}
