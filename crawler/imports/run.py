"""An import: scan the files, read their pages in several processes, store them in order of time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from crawler.archive.files import file_digest
from crawler.extractors import ExtractionError, Extractors
from crawler.harvest import Reading
from crawler.imports.catalogue import Catalogue, Entry
from crawler.imports.containers import UnknownFormatError
from crawler.imports.jobs import ImportedFile, Order, job_of
from crawler.imports.keeping import ChangedError, sweep
from crawler.imports.model import Grade, Job, Outcome, Trouble
from crawler.imports.progress import Progress
from crawler.imports.saving import Saver
from crawler.imports.scanning import Scan
from index.store import Store

MODULE = "crawler.imports.reading"
_AHEAD = 64
_Waiting = tuple[Entry, Job, asyncio.Future[Any]]


class Import:
    """One call. ``tell`` is given each trouble as it is found, ``show`` a line on how far things are.

    ``extractors`` (of the module ``MODULE``) are used and left open; without them own ones are started.
    """

    def __init__(
        self,
        order: Order,
        store: Store,
        tell: Callable[[Trouble], None],
        show: Callable[[str], None],
        extractors: Extractors | None = None,
    ) -> None:
        self._order = order
        self._store = store
        self._tell_on = tell
        self._show = show
        self._extractors = extractors
        self.outcome = Outcome()
        self._files: dict[int, ImportedFile] = {}

    def run(self, files: Sequence[Path]) -> Outcome:
        """Import files. Raises ``StoreError``, and ``OSError`` where the archive cannot be written to."""
        sweep(self._order.data)
        with Catalogue() as catalogue:
            self._scan(files, catalogue)
            for entry in catalogue.resolve():
                self._trouble(entry, "the record that this revisit repeats is in none of the files", "missing")
            asyncio.run(self._read_all(catalogue))
        return self.outcome

    def _scan(self, files: Sequence[Path], catalogue: Catalogue) -> None:
        scan = Scan(self._order.data, catalogue, self._tell, self._seen, self._order.reference)
        digests: set[str] = set()
        for number, path in enumerate(files):
            try:
                sha256 = file_digest(path)
                if sha256 in digests:
                    continue
                digests.add(sha256)
                archived, rewritten = scan.file(number, path, sha256)
            except UnknownFormatError as error:
                self._tell(Trouble(str(path), None, None, None, str(error), "damaged"))
            except (ChangedError, ValueError) as error:
                self._tell(Trouble(str(path), None, None, None, str(error), "damaged"))
            except OSError as error:
                if error.filename is not None and Path(error.filename) != path:
                    raise
                self._tell(Trouble(str(path), None, None, None, error.strerror or str(error), "damaged"))
            else:
                progress = Progress(self._store, sha256, self._order.source, archived.warc)
                self._files[number] = ImportedFile(archived, rewritten, progress)
                self.outcome.files += 1
        self.outcome.records, self.outcome.passed = scan.records, scan.passed

    def _seen(self, records: int) -> None:
        if records % 100 == 0:
            self._show(f"{records} records looked at")

    async def _read_all(self, catalogue: Catalogue) -> None:
        order = self._order
        extractors = self._extractors or Extractors(order.extractors, order.timeout, MODULE)
        waiting: deque[_Waiting] = deque()
        try:
            await self._read(catalogue, extractors, waiting)
        finally:
            for _, _, future in waiting:
                future.cancel()
            if self._extractors is None:
                await asyncio.get_running_loop().run_in_executor(None, extractors.close)

    async def _read(self, catalogue: Catalogue, extractors: Extractors, waiting: deque[_Waiting]) -> None:
        """Have pages read ahead, in bounds, and store them in order."""
        saver = Saver(self._store, self.outcome, [file.progress for file in self._files.values()])
        for entry in self._wanted(catalogue):
            job = job_of(self._order, entry, self._files)
            waiting.append((entry, job, asyncio.ensure_future(extractors.call("read_archived", job))))
            if len(waiting) >= _AHEAD:
                await self._take(waiting.popleft(), saver)
        while waiting:
            await self._take(waiting.popleft(), saver)
        saver.flush()
        if not self.outcome.cut:
            saver.finish()

    def _wanted(self, catalogue: Catalogue) -> Iterator[Entry]:
        """The pages that are to be read: not done by an earlier call, and within the limit."""
        taken = 0
        for entry in catalogue.pages():
            # What a revisit repeats may have been found only now, in another file.
            elsewhere = entry.of is not None and entry.of.file != entry.file
            if self._files[entry.file].progress.is_done(entry) and not elsewhere:
                self.outcome.done_before += 1
                continue
            if taken == self._order.limit:
                self.outcome.cut = True
                return
            taken += 1
            yield entry

    async def _take(self, waiting: _Waiting, saver: Saver) -> None:
        entry, job, future = waiting
        self.outcome.counts.fetched += 1
        try:
            reading, damaged = await future
        except ExtractionError as error:
            reading, damaged = Reading(error=str(error)), False
        progress = self._files[entry.file].progress
        if reading.draft is None:
            self._trouble(entry, reading.error or "nothing could be read", "damaged" if damaged else "failed")
            saver.pass_over(progress, entry)
        else:
            saver.add(progress, entry, reading.draft, job.capture)
        counts = self.outcome.counts
        if counts.fetched % 25 == 0:
            self._show(f"{counts.fetched} pages read, {counts.new} new, {counts.updated} changed")

    def _trouble(self, entry: Entry, reason: str, grade: Grade) -> None:
        item = entry.item
        name = self._files[entry.file].archived.name
        self._tell(Trouble(name, item.offset, item.record_id, item.url, reason, grade))

    def _tell(self, trouble: Trouble) -> None:
        self.outcome.damaged += trouble.grade == "damaged"
        self.outcome.counts.failed += trouble.grade != "missing"
        self._tell_on(trouble)
