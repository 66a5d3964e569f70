"""The boundary between the embedded engine and the application: its failures become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.engine.port import EngineBusyError, EngineError


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Turn what the engine raises inside the block into ``EngineError`` naming the folder and the remedy."""
    try:
        yield
    except (ValueError, OSError) as error:
        if "LockBusy" in str(error):
            raise EngineBusyError(f"another process is writing to the search index in {folder}") from error
        raise EngineError(_advice(folder, error)) from error
    except BaseException as error:
        # A damaged file makes the native code panic, and the panic's class derives from BaseException alone.
        if type(error).__name__ != "PanicException":
            raise
        raise EngineError(_advice(folder, error)) from error


def _advice(folder: Path, error: BaseException) -> str:
    reason = " ".join(str(error).split())[:300]
    return f"the search index in {folder} cannot be used ({reason}); `watchfloor reindex` builds it anew from the store"
