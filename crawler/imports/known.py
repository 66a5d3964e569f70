"""Which files of a ``warc`` source were imported whole, so that a schedule does not read all of them each time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from index.store import Store


def matching(base: Path, pattern: str) -> list[Path]:
    """The files that a path or pattern names, sorted; relative to ``base`` unless absolute."""
    path = Path(pattern)
    if path.is_absolute():
        base, pattern = Path(path.anchor), str(path.relative_to(path.anchor))
    return sorted(found for found in base.glob(pattern) if found.is_file())


def is_known(store: Store, source: str, path: Path) -> bool:
    """Whether a file was imported whole and looks as it did then. Raises ``OSError``, ``StoreError``."""
    return store.job(_name(source, path)) == _state(path)


def note_known(store: Store, source: str, files: Iterable[Path]) -> None:
    """Remember files that were imported whole. Raises ``OSError``, ``StoreError``."""
    for path in files:
        store.put_job(_name(source, path), _state(path))


def _name(source: str, path: Path) -> str:
    return f"import-file:{source}:{path.absolute()}"


def _state(path: Path) -> dict[str, int]:
    facts = path.stat()
    return {"size": facts.st_size, "changed": facts.st_mtime_ns}
