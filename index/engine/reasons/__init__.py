"""Why a document answers a query, in words. Made from the stored document, the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.engine.reasons.names import named
from index.engine.reasons.texts import told
from index.engine.reasons.values import valued
from index.model import StoredDocument
from index.query.ast import (
    NAME_FIELDS,
    TEXT_FIELDS,
    And,
    FacetIs,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)
from index.query.printer import print_query

MOST = 50
"""Reasons given of one document; a query of very many words would tell them for ever."""

Expand = Callable[[Node], Sequence[Node]]


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the query as it is written, and what in the document answers it."""

    query: str
    why: str


def _nothing(node: Node) -> Sequence[Node]:
    return ()


def reasons(node: Node, document: StoredDocument, also: Expand = _nothing) -> list[Reason]:
    """Return why a document answers a query, at most fifty reasons, in the order of the query.

    ``also`` returns what a part asks for beside itself, such as a drug for one of its street names. Of alternatives
    those that hold are told. Texts are looked at up to their first 100,000 words.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    found = [reason for part in parts for reason in _evaluated(part, document, also) or ()]
    return list(dict.fromkeys(found))[:MOST]


def _evaluated(node: Node, document: StoredDocument, also: Expand) -> list[Reason] | None:
    """The reasons of a part, or None where it does not hold."""
    match node:
        case And(parts=parts):
            every = [_evaluated(part, document, also) for part in parts]
            return None if None in every else [reason for each in every for reason in each or ()]
        case Or(parts=parts):
            held = [found for part in parts if (found := _evaluated(part, document, also)) is not None]
            return [reason for each in held for reason in each] if held else None
        case Not(part=part):
            if _evaluated(part, document, also) is not None:
                return None
            return [Reason(_shown(node), "does not hold of it")]
    own = _leaf(node, document)
    others = [why for other in also(node) if (why := _leaf(other, document)) and why != own]
    told = [own] if own else []
    told += [f"{why}, which {_shown(node)} asks for too" for why in others]
    return [Reason(_shown(node), why) for why in told] or None


def _leaf(node: Node, document: StoredDocument) -> str | None:
    match node:
        case Word(field=field) | Phrase(field=field) | Prefix(field=field):
            pass
        case Wildcard(field=field) | Fuzzy(field=field) | Regex(field=field):
            pass
        case _:
            return valued(node, document)
    if field is None or field in TEXT_FIELDS:
        return told(node, document)
    return named(node, document) if field in NAME_FIELDS else valued(node, document)


def _shown(node: Node) -> str:
    match node:
        case FacetIs(facet=facet, value=value):
            return f"{facet}: {value}"
        case Not(part=FacetIs() as part):
            return f"-{_shown(part)}"
    return print_query(node)
