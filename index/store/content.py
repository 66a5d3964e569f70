"""A draft as the tables hold it: cleaned, hashed and signed before any transaction begins."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from index.model import Draft, document_id
from index.store.cleaning import clean_json, clean_or_none, clean_text
from index.store.story import LONE_KINDS, Signature, sign

_HASHED = ("kind", "title", "text", "authors", "published", "posts")


@dataclass(frozen=True, slots=True)
class Content:
    """What ``save_page`` writes of a draft; ``columns`` are those of a row in ``versions``."""

    id: str
    source: str
    url: str
    sha256: str
    columns: Mapping[str, Any]
    signature: Signature | None


def content_of(draft: Draft) -> Content:
    """Return a draft ready to be written. Raises ``StoreError`` for values that JSON cannot hold."""
    source, url = clean_text(draft.source), clean_text(draft.url)
    text = clean_text(draft.text)
    columns = {
        "kind": draft.kind,
        "title": clean_or_none(draft.title),
        "text": text,
        "authors": clean_json(tuple(draft.authors)),
        "published": clean_or_none(draft.published),
        "language": clean_or_none(draft.language),
        "posts": clean_json([asdict(post) for post in draft.posts]),
        "partial": draft.partial,
        "tags": clean_json(tuple(draft.tags)),
        "details": clean_json(dict(draft.details)),
        "characters": len(text),
    }
    signature = sign(text, alike=draft.kind not in LONE_KINDS)
    return Content(document_id(source, url), source, url, content_hash(columns), columns, signature)


def content_hash(columns: Mapping[str, Any]) -> str:
    """Return hex of SHA-256 over what a reader sees of a page, written as JSON with sorted keys and no blanks."""
    shown = {name: columns[name] for name in _HASHED}
    canonical = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
