"""What spaCy needs to know of the things that components leave on a document.

``doc._.watchfloor_marks`` and ``doc._.watchfloor_events`` show them; both, and what is known of the text, are written
with the document by ``to_bytes``, ``DocBin`` and ``nlp.pipe(n_process=…)``, and read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from spacy.tokens import Doc
from srsly.msgpack import msgpack_decoders, msgpack_encoders  # type: ignore[import-untyped]

from nlp.annotation import Event, Listed, Place
from nlp.marks import Context, Mark, events_of, marks_of

MARKS: Final = "doc._.watchfloor_marks"
EVENTS: Final = "doc._.watchfloor_events"
_TYPES: Final[dict[str, type[Any]]] = {one.__name__: one for one in (Context, Event, Listed, Mark, Place)}
_TYPE: Final = "watchfloor.type"

Chain = Callable[[Any], Any] | None


def encoded(value: Any, chain: Chain = None) -> Any:
    """One of our types as a mapping with its name; anything else as the next encoder has it."""
    name = type(value).__name__
    if _TYPES.get(name) is not type(value):
        return value if chain is None else chain(value)
    return {_TYPE: name} | {field.name: getattr(value, field.name) for field in fields(value)}


def decoded(value: Any, chain: Chain = None) -> Any:
    """What ``encoded`` made a mapping of; anything else as the next decoder has it."""
    made = _TYPES.get(str(value.get(_TYPE))) if _TYPE in value else None
    if made is None:
        return value if chain is None else chain(value)
    kept = {name: tuple(one) if isinstance(one, list) else one for name, one in value.items() if name != _TYPE}
    return made(**kept)


def register() -> None:
    """Make both known to spaCy; to do so again changes nothing."""
    msgpack_encoders.register("watchfloor", func=encoded)
    msgpack_decoders.register("watchfloor", func=decoded)
    Doc.set_extension("watchfloor_marks", getter=marks_of, force=True)
    Doc.set_extension("watchfloor_events", getter=events_of, force=True)
