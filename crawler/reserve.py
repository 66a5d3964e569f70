"""A little room kept free on the disk, so that a crawl that fills it can still say so in the store."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

SIZE = 4 * 2**20


class Reserve:
    """A file of ``SIZE`` bytes in the data folder, given up when the disk is full."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "reserve"

    def hold(self) -> None:
        """Take the room, if there is any; a disk that is full already will be met soon enough."""
        with suppress(OSError), self._path.open("ab") as file:
            os.posix_fallocate(file.fileno(), 0, SIZE)

    def give_up(self) -> None:
        """Free the room for the last rows of the crawl."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
