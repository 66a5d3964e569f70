"""``watchfloor_known``: whether the people, organizations and vessels of a text stand on a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from nlp.attributes import MARKS
from nlp.known import Evidence, KnownNames
from nlp.known.entries import KnownKind
from nlp.known.evidence import about_lists, born_near
from nlp.marks import Context, Mark, context_of, marks_of, put_marks

_KINDS: Final[dict[str, KnownKind]] = {"PERSON": "person", "ORG": "org"}


@Language.factory("watchfloor_known", requires=[MARKS], assigns=[MARKS])
def make_known(nlp: Language, name: str) -> Known:
    """Build the component; it does nothing until ``names`` is set."""
    return Known()


class Known:
    """Gives marks the entries that they may stand for; ``names`` are set by whoever has lists."""

    def __init__(self) -> None:
        self.names: KnownNames | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.names is not None:
            context, names = context_of(doc), self.names
            about = about_lists(context.given)
            put_marks(doc, [_with_entries(mark, names, context, about) for mark in marks_of(doc)])
        return doc


def _with_entries(mark: Mark, names: KnownNames, context: Context, about: bool) -> Mark:
    if mark.label == "VESSEL":
        found = names.match_number(mark.canonical or "")
    elif kind := _KINDS.get(mark.label):
        text = context.given[mark.start : mark.end]
        born = born_near(context.given, mark.end, context.published) if kind == "person" else frozenset()
        found = names.match(text, kind, Evidence(born, about))
    else:
        return mark
    return replace(mark, listed=found) if found else mark
