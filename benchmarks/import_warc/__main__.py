"""Import of an archive file beside the libraries it stands on; prints one JSON object.

The file holds every known news page once, with a request and a metadata record each, as crawls for archives write
them. CPU seconds are of all processes, counted from when models are loaded.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.extract.sets import ROOT, Known, news_aeb, news_wcxb
from benchmarks.measuring import machine
from crawler.extractors import Extractors
from crawler.harvest import Body, Candidate
from crawler.imports.jobs import Order
from crawler.imports.model import Outcome
from crawler.imports.run import MODULE, Import
from crawler.reading import read_page
from index.store import open_store

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PROCESSES = 2


def write(pages: list[Known], path: Path) -> None:
    """Write the archive file."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for number, page in enumerate(pages):
            url = page.url or f"https://harbour.example/{number}"
            ask = StatusAndHeaders(
                f"GET {urlsplit(url).path or '/'} HTTP/1.1", [("Host", "harbour.example")], is_http_request=True
            )
            got = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            date = {"WARC-Date": f"2026-10-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z"}
            for kind, head, body in (
                ("request", ask, b""),
                ("response", got, page.html),
                ("metadata", None, b"fetchTimeMs: 7"),
            ):
                record = writer.create_warc_record(
                    url, kind, payload=BytesIO(body), http_headers=head, warc_headers_dict=dict(date)
                )
                writer.write_record(record)


def by_warcio(path: Path) -> int:
    """Iterate with warcio, its digests checked."""
    records = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            record.content_stream().read()
            records += 1
    return records


def by_extraction(pages: list[Known]) -> None:
    """Read the same pages in this process."""
    for number, page in enumerate(pages):
        url = page.url or f"https://harbour.example/{number}"
        read_page(Body("import", (), page.html, url, "text/html", NOW, Candidate(url)))


def by_import(path: Path, folder: Path, extractors: Extractors) -> Outcome:
    """Import into an empty store, without annotation."""
    store = open_store(f"sqlite:///{folder / 'watchfloor.db'}")
    try:
        order = Order(folder, "import", extractors=PROCESSES)
        return Import(order, store, lambda trouble: print(trouble, file=sys.stderr), lambda _: None, extractors).run(
            [path]
        )
    finally:
        store.close()


def cpu() -> float:
    """CPU seconds of this process and those it started that still run."""
    family = psutil.Process().children(recursive=True)
    return time.process_time() + sum(sum(process.cpu_times()[:2]) for process in family)


def spent(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of a piece of work, and what it returned."""
    before = cpu()
    result = work()
    return cpu() - before, result


def main() -> int:
    """Measure the three on the same file."""
    if not ROOT.is_dir():
        print(f"the corpus is not at {ROOT} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
        return 1
    pages = [*news_aeb(), *news_wcxb()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, warm = folder / "pages.warc.gz", folder / "warm.warc.gz"
        write(pages, path)
        write(pages[:8], warm)
        extractors = Extractors(PROCESSES, 60, MODULE)
        (folder / "warm").mkdir()
        (folder / "cold").mkdir()
        by_import(warm, folder / "warm", extractors)
        importing, outcome = spent(lambda: by_import(path, folder / "cold", extractors))
        extractors.close()
        iterating, records = spent(lambda: by_warcio(path))
        by_extraction(pages[:4])
        extracting, _ = spent(lambda: by_extraction(pages))
    assert isinstance(outcome, Outcome)
    assert isinstance(records, int)
    seconds = {"import": importing, "warcio_alone": iterating, "extraction_alone": extracting}
    result = {
        "records": records,
        "pages": outcome.counts.fetched,
        "documents": outcome.counts.new,
        "cpu_seconds": {key: round(value, 2) for key, value in seconds.items()},
        "records_per_cpu_second": {key: round(records / value, 1) for key, value in seconds.items()},
        "share_of_extraction": round(extracting / importing, 3),
        "machine": machine(),
    }
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
