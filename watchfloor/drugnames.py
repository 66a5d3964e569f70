"""Drug names in queries: ``drug:coke`` asks for cocaine, by whatever name a text calls it."""

from __future__ import annotations

from index.query.ast import And, Node, Not, Or, Phrase, Word


def with_substances(node: Node) -> Node:
    """Return the query with every name in ``drug:`` completed by the substances that it is a name of."""
    match node:
        case And(parts):
            return And(tuple(with_substances(part) for part in parts))
        case Or(parts):
            return Or(tuple(with_substances(part) for part in parts))
        case Not(part):
            return Not(with_substances(part))
        case Word(text=text, field="drug") | Phrase(text=text, field="drug"):
            substances = tuple(Phrase(name, "drug") for name in _substances(text))
            return Or((node, *substances)) if substances else node
    return node


def _substances(name: str) -> list[str]:
    # Loaded only for queries that name a drug: the lexicon takes some hundredths of a second.
    from nlp.lexicon import fold, load

    folded = fold(name)
    ids = {use.entry.id for use in load().by_term.get(folded, ())}
    return sorted(ids - {folded})
