"""What passes between the steps of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from index.model import Capture, RunCounts

Grade = Literal["damaged", "failed", "missing"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that became no document, and why. ``offset`` in bytes of the file, None where it is the whole file.

    ``damaged``: the file is not sound there; ``failed``: a sound page that could not be read; ``missing``: nothing is
    wrong with the file, but there is nothing to be read either.
    """

    file: str
    offset: int | None
    record_id: str | None
    url: str | None
    reason: str
    grade: Grade

    def __str__(self) -> str:
        place = self.file if self.offset is None else f"{self.file} at {self.offset}"
        named = " ".join(part for part in (self.record_id, self.url) if part)
        return f"{place}: {named}: {self.reason}" if named else f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive file that is imported: ``warc`` is the name that captures give it, ``sha256`` is of the whole file."""

    path: Path
    sha256: str
    warc: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Item:
    """A sound record that may become a document, or that a revisit may refer to. ``offset`` and ``length`` in bytes.

    ``kind``: ``page`` (to be read), ``revisit`` (the same payload again) or ``other`` (a sound answer that is no page).
    ``offset`` is in the file as it came; ``length`` None means that the record cannot be read there by itself.
    ``digest`` is of the payload as the file states it, ``checked`` says that it states one of payload or block;
    ``refers`` holds id, address and ISO-8601 time of the record that a revisit repeats. ``encodings`` is the header
    field ``Content-Encoding``.
    """

    kind: Literal["page", "revisit", "other"]
    offset: int
    length: int | None
    record_id: str
    url: str
    at: datetime
    digest: str
    status: int = 0
    content_type: str = ""
    encodings: str = ""
    sha256: str = ""
    address: str = ""
    truncated: bool = False
    checked: bool = True
    refers: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be read by another process: where its bytes are, and under which address and time it is read."""

    data: Path
    capture: Capture
    source: str
    tags: tuple[str, ...]
    url: str
    encodings: str
    truncated: bool
    most: int


@dataclass(slots=True)
class Outcome:
    """What became of an import. ``older``: captures of pages of which the store has a later version already.

    ``passed`` counts sound records that become no document, by kind; ``done_before`` what earlier calls dealt with.
    ``files`` could be opened and known for what they are. ``cut``: a limit left pages to the next call.
    """

    counts: RunCounts = field(default_factory=RunCounts)
    records: int = 0
    damaged: int = 0
    older: int = 0
    done_before: int = 0
    files: int = 0
    cut: bool = False
    passed: Counter[str] = field(default_factory=Counter)
