"""Hand-labelled pairs of names in press releases: spans and hashes here, texts in the corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from spacy.language import Language

from benchmarks.annotation.labelled import texts_of_set
from benchmarks.resolve.judged import Judged
from index.folding import keyword_form
from index.model import StoredDocument
from index.resolve import Mention, mentions_of, resolve
from nlp import AnnotationRequest, annotate_texts

_FILE: Final = Path(__file__).with_name("releases.jsonl")
_NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
Span = tuple[str, int, int]
"""Hash of a text, and where a name stands in it."""


@dataclass(frozen=True, slots=True)
class Releases:
    """All mentions of the releases. ``read`` has the mention at each start of a name that was read."""

    mentions: list[Mention]
    read: Mapping[tuple[str, str, int], Mention]


def read_releases(pipeline: Language) -> Releases:
    """Annotate every release and build its mentions. Raises ``OSError`` where the corpus is missing."""
    texts = {digest: text for digest, (_, text) in texts_of_set("press-releases").items()}
    made = annotate_texts(pipeline, (AnnotationRequest(text, "en", None) for text in texts.values()))
    documents = [
        _document(digest, text, one.to_json()) for (digest, text), one in zip(texts.items(), made, strict=True)
    ]
    mentions, read = list[Mention](), dict[tuple[str, str, int], Mention]()
    for document in documents:
        found = mentions_of(document)
        named = {(each.label, keyword_form(name)): each for each in found for name in each.names}
        mentions += found
        for entity in document.entities or ():
            key = entity["label"], keyword_form(entity["text"])
            if key in named:
                read[document.id, key[0], entity["start"]] = named[key]
    return Releases(mentions, read)


def labelled_pairs(releases: Releases) -> list[Judged]:
    """Resolve all releases together and judge the labelled pairs; one of which a name was not read is not found."""
    cluster = {each.id: one.id for one in resolve(releases.mentions).clusters for each in one.mentions}
    return [_judged(json.loads(line), releases, cluster) for line in _FILE.read_text("utf-8").splitlines()]


def _judged(value: Mapping[str, Any], releases: Releases, cluster: Mapping[str, str]) -> Judged:
    label, kind, same = value["label"], value["kind"], value["same"]
    ends = [releases.read.get((digest, label, start)) for digest, start, _ in (value["one"], value["other"])]
    one, other = ends
    if one is None or other is None:
        return Judged(f"{kind}, {label}", label, same, False, False, "a name was not read")
    plain = keyword_form(one.name) == keyword_form(other.name)
    found = cluster[one.id] == cluster[other.id]
    return Judged(f"{kind}, {label}", label, same, found, plain, f"{one.name} / {other.name}")


def _document(digest: str, text: str, made: Mapping[str, Any]) -> StoredDocument:
    entities: Iterable[Any] = made["entities"]
    return StoredDocument(
        digest, "releases", f"https://releases.example/{digest}", "article", None, text, (), None, "en", _NOW, digest,
        (), (), False, 1, None, tuple(entities), tuple(made["events"]),
    )  # fmt: skip
