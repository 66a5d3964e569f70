"""Which names of a document the query asks for, and how the text writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.engine.alike import test_of
from index.engine.analysis import pieces, prefix_pieces, words
from index.engine.build import NAME_LABELS
from index.model import Json, StoredDocument
from index.query.ast import Fuzzy, Phrase, Prefix, Regex, Wildcard, Word

_MOST = 4

Test = Callable[[Sequence[str]], bool]


def named(node: Word | Phrase | Prefix | Wildcard | Fuzzy | Regex, document: StoredDocument) -> str | None:
    """Say which names answer a part of the query, or None where some part of it is not answered."""
    labels = {label for label, field in NAME_LABELS.items() if field == node.field}
    entities = [entity for entity in document.entities or () if entity["label"] in labels]
    said: dict[str, None] = {}
    for test in _tests(node):
        found = list(dict.fromkeys(sentence for entity in entities if (sentence := _said(entity, test))))
        if not found:
            return None
        more = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        said.update(dict.fromkeys([*found[:_MOST], *more]))
    return ", ".join(said) or None


def _said(entity: Json, test: Test) -> str | None:
    """How the text writes a name that passes, and as what it was read if only that passes."""
    written, *read = _forms(entity)
    if test(words(written)):
        return f"“{written}” in the text"
    return next((f"“{written}” in the text, read as {form}" for form in read if test(words(form))), None)


def _forms(entity: Json) -> Iterator[str]:
    yield " ".join(str(entity["text"]).split())
    place = entity.get("place") or {}
    for form in (entity.get("canonical"), place.get("name")):
        if form:
            yield " ".join(str(form).split())


def _tests(node: Word | Phrase | Prefix | Wildcard | Fuzzy | Regex) -> list[Test]:
    """What must each be true of the words of some name."""
    match node:
        case Word(text=text):
            return [_has(piece) for piece in pieces(text)]
        case Phrase(text=text):
            return [_has(words(text))]
        case Prefix(text=text):
            parts, beginning = prefix_pieces(text)
            begun: list[Test] = [lambda name: any(word.startswith(beginning) for word in name)] if beginning else []
            return [*(_has(part) for part in parts), *begun]
    like = test_of(node)
    return [lambda name: any(map(like, name))]


def _has(part: Sequence[str]) -> Test:
    asked = list(part)
    return lambda name: any(list(name[at : at + len(asked)]) == asked for at in range(len(name) - len(asked) + 1))
