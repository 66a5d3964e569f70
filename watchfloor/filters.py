"""Facet values that narrow a search: kept apart from the query text, so that no value can change what the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.engine.analysis import words
from index.query.ast import NAME_FIELDS, And, FacetIs, Node, Phrase, Word
from index.query.printer import print_query

FIELD_OF_FACET = {"language": "lang"}
WORD_FACETS = (*NAME_FIELDS, "author")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet value that the result is narrowed to."""

    facet: str
    value: str

    @property
    def usable(self) -> bool:
        """Whether documents can be found by it: a name needs a word, a month must be one."""
        if self.facet == "month":
            return _MONTH.fullmatch(self.value) is not None
        return bool(words(self.value)) if self.facet in WORD_FACETS else bool(self.value.strip())

    def node(self) -> Node:
        """The filter as part of a query tree: just the documents that the facet counts."""
        return FacetIs(self.facet, self.value)

    def query(self) -> str:
        """The filter in the query language, which finds longer names with these words too."""
        field = FIELD_OF_FACET.get(self.facet, self.facet)
        return print_query(Phrase(self.value, field) if self.facet in WORD_FACETS else Word(self.value, field))

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"


def narrowed(node: Node, filters: Sequence[Filter]) -> Node:
    """What matches ``node`` and every filter."""
    return And((node, *(chosen.node() for chosen in filters))) if filters else node
