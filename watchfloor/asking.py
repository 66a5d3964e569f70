"""A query as everything here asks it, and where it shows in a document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from index.engine.port import Snippet
from index.engine.snippets import snippet
from index.engine.wanted import occurrences, wanted_in
from index.model import StoredDocument
from index.query.ast import Node
from index.query.parser import parse
from watchfloor.drugnames import with_substances

MOST_TITLE_WORDS = 500


def read_query(query: str, now: datetime) -> Node:
    """Return the tree of a query, with the substances that its drug names mean. Raises ``QueryError``."""
    return with_substances(parse(query, now))


def shown_in(document: StoredDocument, node: Node) -> tuple[Snippet, dict[str, Any]]:
    """Return the passage that shows a query best in a document, and what of passage and title was asked for.

    ``{"marks", "title_marks"}`` are half-open ranges of code points.
    """
    title, wanted = document.title or "", wanted_in(node)
    passage = snippet(document.text, title, node, document.language)
    found = occurrences(title, wanted, document.language, MOST_TITLE_WORDS) if wanted else ()
    marks = [list(mark) for mark in passage.marks]
    return passage, {"marks": marks, "title_marks": [[each.start, each.end] for each in found]}
