"""Index versions on disk: one folder each, and a pointer file that names the live one."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from index.engine.analysis import FORMAT
from index.engine.port import EngineError
from index.engine.tantivy.schema import SCHEMA, build_schema

_NAME = re.compile(r"index-\d{6}")
_POINTER = "current"
_FORMAT_FILE = "format"
_BUILT_BY = f"{FORMAT}.{SCHEMA}"


class Versions:
    """The version folders below one folder. Nothing is created before the first write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def live(self) -> str | None:
        """Return the name of the live version, or None before the first write. A broken pointer is ``EngineError``."""
        name = self._pointed()
        if name is not None and not _NAME.fullmatch(name):
            raise EngineError(f"{self.folder / _POINTER} names no index version; `watchfloor reindex` builds one anew")
        return name

    def names(self) -> tuple[str, ...]:
        """Return the names of all versions, the live one first."""
        live = self._pointed()
        found = sorted(path.name for path in self.folder.glob("index-*") if _NAME.fullmatch(path.name))
        return tuple(sorted(found, key=lambda name: name != live))

    def sound_live(self) -> str | None:
        """Return the live version if its folder is there at all; else None, and a rebuilt one may take its place."""
        name = self._pointed()
        return name if name in self.names() else None

    def _pointed(self) -> str | None:
        try:
            return (self.folder / _POINTER).read_text(errors="replace").strip()
        except FileNotFoundError:
            return None

    def path(self, name: str) -> Path:
        """Return the folder of a version. Raises ``EngineError`` for a name that is none."""
        if not _NAME.fullmatch(name):
            raise EngineError(f"{name!r} is no index version")
        return self.folder / name

    def create(self) -> str:
        """Make an empty version beside the others and return its name."""
        with self.locked():
            return self._make()

    def first(self) -> str:
        """Return the live version; make one and point to it if there is none yet, whoever comes first."""
        with self.locked():
            live = self.live()
            if live is None:
                live = self._make()
                self._point_to(live)
            return live

    def _make(self) -> str:
        numbers = [int(name[-6:]) for name in self.names()]
        name = f"index-{max(numbers, default=0) + 1:06d}"
        path = self.path(name)
        path.mkdir()
        (path / _FORMAT_FILE).write_text(_BUILT_BY)
        tantivy.Index(build_schema(), path=str(path))
        _sync(path)
        return name

    def open(self, name: str) -> tantivy.Index:
        """Open a version. Raises ``EngineError`` if another program version built it, ``ValueError`` if damaged."""
        path = self.path(name)
        built = (path / _FORMAT_FILE).read_text().strip()
        if built != _BUILT_BY:
            raise EngineError(f"the search index in {path} is of another version; `watchfloor reindex` builds it anew")
        index = tantivy.Index.open(str(path))
        index.config_reader("manual")
        return index

    def make_live(self, name: str) -> None:
        """Point to this version, in one step for every reader, and remove the others."""
        with self.locked():
            self._point_to(name)
            for other in self.names():
                if other != name:
                    shutil.rmtree(self.path(other))

    def _point_to(self, name: str) -> None:
        pointer = self.folder / _POINTER
        draft = pointer.with_suffix(".new")
        with draft.open("w") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(pointer)
        _sync(self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from creating, switching or removing versions meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "versions.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of a file from the next, or None where there is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
