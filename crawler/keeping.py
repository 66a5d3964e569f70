"""Writing to the archive beside the crawl: exchanges that come in meanwhile share one sync."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from crawler.archive import ArchiveWriter, Exchange
from index.model import Capture


class ArchiveDesk:
    """Hands exchanges to the writer in a thread of its own, in order."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer
        self._thread = ThreadPoolExecutor(1, "archive")
        self._waiting: list[tuple[Exchange, asyncio.Future[Capture]]] = []
        self._drain: asyncio.Task[None] | None = None

    async def write(self, exchange: Exchange) -> Capture:
        """Return where the exchange is, once it is safe on disk. Raises ``OSError``, ``StoreError``."""
        written: asyncio.Future[Capture] = asyncio.get_running_loop().create_future()
        self._waiting.append((exchange, written))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.ensure_future(self._write_waiting())
        return await written

    async def _write_waiting(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                captures = await loop.run_in_executor(self._thread, self._writer.write_all, [one for one, _ in batch])
            # The boundary of the archive: an error that is not handed on would leave its pages waiting for ever.
            except Exception as error:  # noqa: BLE001
                for _, written in batch:
                    written.set_exception(error)
            else:
                for (_, written), capture in zip(batch, captures, strict=True):
                    written.set_result(capture)

    def close(self) -> None:
        """Finish what is being written and let the file go."""
        self._thread.shutdown()
        self._writer.close()
