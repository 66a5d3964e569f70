"""Features by name while they are gathered: a row of numbers for each, a column for each piece."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOST = 256
"""Features that there is room for."""


class Table:
    """Rows by name, in the order in which they were added."""

    def __init__(self, size: int) -> None:
        """Make an empty table for that many pieces."""
        self.size = size
        self.at = np.arange(size)
        self._names: dict[str, int] = {}
        self._values = np.empty((MOST, size), dtype=np.float32)

    def __getitem__(self, name: str) -> npt.NDArray[np.float32]:
        """The row of that name."""
        row: npt.NDArray[np.float32] = self._values[self._names[name]]
        return row

    def add(self, name: str, values: npt.ArrayLike) -> None:
        """Add a row: a number for each piece, or one for all."""
        self._values[len(self._names)] = values
        self._names[name] = len(self._names)

    @property
    def names(self) -> list[str]:
        """The names of all rows."""
        return list(self._names)

    def rows(self, names: tuple[str, ...]) -> npt.NDArray[np.float32]:
        """The rows of these names."""
        return self._values[[self._names[name] for name in names]]
