"""The first way through a file: what is damaged is named, what is sound is listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.files import ARCHIVE
from crawler.imports.catalogue import Catalogue
from crawler.imports.judging import Judged, Passed, judge
from crawler.imports.keeping import keep
from crawler.imports.model import Archived, Trouble
from crawler.imports.records import Damaged, Found, walk
from crawler.imports.rewriting import Rewriter, can_point


@dataclass(slots=True)
class Scan:
    """Goes through files one by one. ``passed`` counts sound records that become no document, by kind.

    ``tell`` is called with the trouble of each record; ``seen`` with the number of records so far.
    """

    data: Path
    catalogue: Catalogue
    tell: Callable[[Trouble], None]
    seen: Callable[[int], None] = lambda _: None
    reference: bool = False
    records: int = 0
    passed: Counter[str] = field(default_factory=Counter)

    def file(self, number: int, path: Path, sha256: str) -> tuple[Archived, str | None]:
        """List the records of a file and keep the file; also returns the name of the file of rewritten records.

        Raises ``OSError``, ``UnknownFormatError``, ``ChangedError``, ``ValueError``.
        """
        self.catalogue.next_file()
        rewriter = Rewriter(self.data / ARCHIVE, path.name, sha256)
        try:
            for found in walk(path):
                self._take(number, path.name, found, sha256, rewriter)
            rewritten = rewriter.finish()
        finally:
            rewriter.give_up()
        return Archived(path, sha256, keep(self.data, path, sha256, reference=self.reference)), rewritten

    def _take(self, number: int, name: str, found: Found | Damaged, sha256: str, rewriter: Rewriter) -> None:
        self.records += 1
        self.seen(self.records)
        judged = found if isinstance(found, Damaged) else judge(found, sha256)
        if isinstance(judged, Damaged):
            self.tell(Trouble(name, judged.offset, judged.record_id, judged.url, judged.reason, "damaged"))
            if judged.member:
                self._withdraw(number, name, judged)
        elif isinstance(judged, Passed):
            self.passed[judged.what] += 1
            if judged.reason:
                head = found.head  # type: ignore[union-attr]
                url = head.get("warc-target-uri") or None
                self.tell(Trouble(name, found.offset, head.get("warc-record-id"), url, judged.reason, "missing"))
        else:
            assert isinstance(found, Found)
            self._list(number, found, judged, rewriter)

    def _withdraw(self, number: int, name: str, damage: Damaged) -> None:
        """What stood before the damage in the same member is believed only if it has a digest of its own."""
        for item in self.catalogue.withdraw(number, damage.offset):
            if item.kind == "page":
                reason = f"nothing proves the record: {damage.reason}"
                self.tell(Trouble(name, item.offset, item.record_id, item.url, reason, "damaged"))

    def _list(self, number: int, found: Found, judged: Judged, rewriter: Rewriter) -> None:
        item = judged.item
        if item.kind == "other":
            self.passed["answer that is no page"] += 1
        rewritten = item.kind == "page" and not can_point(found, judged)
        place = rewriter.write(judged) if rewritten else (found.offset, found.length or 0)
        self.catalogue.add(number, item, place, rewritten=rewritten)
