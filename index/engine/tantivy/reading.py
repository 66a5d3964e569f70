"""Searching the live version: always its latest commit, whichever process made it."""

from __future__ import annotations

import threading
from pathlib import Path

import tantivy

from index.engine.analysis import STEMMED
from index.engine.tantivy.compiler import Compiler
from index.engine.tantivy.schema import build_schema
from index.engine.tantivy.versions import Versions, stamp

_ATTEMPTS = 5


class Reader:
    """Keeps the live version open and notices, at each search, a new commit or another live version."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._lock = threading.Lock()
        self._name: str | None = None
        self._index: tantivy.Index | None = None
        self._commit: tuple[int, int, int] | None = None
        self._compiler: Compiler | None = None

    def compiler(self) -> Compiler | None:
        """Return a compiler over a searcher that stays at the latest state, or None before the first write."""
        with self._lock:
            for attempt in range(_ATTEMPTS):
                try:
                    return self._latest()
                except (OSError, ValueError):
                    # Another process may have switched versions between the reading of the pointer and the opening.
                    if attempt == _ATTEMPTS - 1 or self._versions.live() == self._name:
                        raise
            return None

    def close(self) -> None:
        """Let go of the open version."""
        with self._lock:
            self._name = self._index = self._commit = self._compiler = None

    def _latest(self) -> Compiler | None:
        name = self._versions.live()
        if name is None:
            return None
        if name != self._name or self._index is None:
            self._name, self._commit = name, None
            self._index = self._versions.open(name)
        commit = stamp(self._meta(name))
        if commit != self._commit or self._compiler is None:
            self._index.reload()
            self._compiler = compiler_of(self._index.searcher())
            self._commit = commit
        return self._compiler

    def _meta(self, name: str) -> Path:
        return self._versions.path(name) / "meta.json"


def compiler_of(searcher: tantivy.Searcher) -> Compiler:
    """Return the compiler of queries for one state of an index, which knows the languages of its documents."""
    languages = [code for code, _ in searcher.terms_with_prefix("lang_is", "") if code in STEMMED]
    return Compiler(build_schema(), searcher, languages)
