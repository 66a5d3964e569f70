"""Writing exchanges to WARC files, synced before anyone may refer to them."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from crawler.archive.files import file_name, files_of_day, hold, sync_folder
from crawler.archive.member import pack
from crawler.archive.record import Exchange, custody_record, new_record_id, request_record, response_record, warcinfo
from crawler.archive.repair import CitedEnd, nothing_cited, repair_held
from crawler.archive.scan import walk
from index.model import Capture

logger = logging.getLogger(__name__)
SOFTWARE = "watchfloor"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ArchiveWriter:
    """Appends to one file of the day at a time, which it holds alone. Not thread-safe.

    ``folder`` is the archive folder inside the data folder; a file larger than ``max_size`` bytes is closed.
    """

    def __init__(
        self,
        folder: Path,
        max_size: int,
        cited_end: CitedEnd = nothing_cited,
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.folder = folder
        self._max_size = max_size
        self._cited_end = cited_end
        self._clock = clock
        self._file: BinaryIO | None = None
        self._path = folder
        self._day = date.min
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, exchange: Exchange) -> Capture:
        """Write and sync one exchange; returns where it is. Raises ``OSError``, after which nothing of it is kept."""
        return self.write_all([exchange])[0]

    def write_all(self, exchanges: Sequence[Exchange]) -> list[Capture]:
        """Write several exchanges and sync once. Raises ``OSError``, after which none of them is kept."""
        file = self._ready()
        start, captures, parts = self._end, [], []
        for exchange in exchanges:
            record_id = new_record_id()
            response = pack(response_record(exchange, record_id))
            companions = pack(request_record(exchange, record_id)) + pack(custody_record(exchange, record_id))
            captures.append(self._capture(exchange, record_id, start, len(response)))
            parts += [response, companions]
            start += len(response) + len(companions)
        self._append(file, b"".join(parts))
        return captures

    def close(self) -> None:
        """Let the file go. Everything is already synced."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _capture(self, exchange: Exchange, record_id: str, offset: int, length: int) -> Capture:
        return Capture(
            warc=f"{self.folder.name}/{self._path.name}",
            offset=offset,
            length=length,
            sha256=hashlib.sha256(exchange.body).hexdigest(),
            record_id=record_id,
            url=exchange.url,
            status=exchange.status,
            content_type=exchange.content_type,
            fetched=exchange.fetched,
            custody=exchange.custody,
        )

    def _ready(self) -> BinaryIO:
        """The file to append to: the held one, unless it is full or of another day."""
        today = self._clock().astimezone(UTC).date()
        if self._file is not None and (self._end >= self._max_size or self._day != today):
            self.close()
        if self._file is None:
            self._file = self._open(today)
            self._day = today
        return self._file

    def _open(self, today: date) -> BinaryIO:
        self.folder.mkdir(parents=True, exist_ok=True)
        written = files_of_day(self.folder, today)
        for _, path in written:
            if path.stat().st_size < self._max_size and (file := self._take_over(path)) is not None:
                return file
        serial = written[-1][0] if written else 0
        while True:
            serial += 1
            path = self.folder / file_name(today, serial)
            file = hold(path, create=True)
            if file is not None:
                self._begin(file, path)
                return file

    def _take_over(self, path: Path) -> BinaryIO | None:
        """Continue a file that its writer left; None if it is held, or damaged where it may not be touched."""
        file = hold(path)
        if file is None:
            return None
        try:
            sound_end = self._repaired_end(file, path)
        except BaseException:
            file.close()
            raise
        if sound_end is None:
            logger.warning("%s is damaged and is not continued", path)
            file.close()
            return None
        self._path, self._end = path, sound_end
        if sound_end == 0:
            self._begin(file, path)
        return file

    def _repaired_end(self, file: BinaryIO, path: Path) -> int | None:
        """Set a torn tail aside and return where the file ends then; None if it is damaged before."""
        cited = self._cited_end(f"{self.folder.name}/{path.name}")
        repair_held(file, path, cited)
        size = os.fstat(file.fileno()).st_size
        damaged = size < cited or any(member.record is None for member in walk(path, cited))
        return None if damaged else size

    def _begin(self, file: BinaryIO, path: Path) -> None:
        """Write the record that begins each file, and make its name survive a power cut."""
        self._path, self._end = path, 0
        try:
            self._append(file, pack(warcinfo(path.name, SOFTWARE, self._clock())))
            sync_folder(self.folder)
        except OSError:
            file.close()
            raise

    def _append(self, file: BinaryIO, data: bytes) -> None:
        try:
            file.seek(self._end)
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
            os.fsync(file.fileno())
        except OSError:
            # What was half written is taken back, so that the next record does not follow a torn one.
            with suppress(OSError):
                file.truncate(self._end)
            raise
        self._end += len(data)
