"""``check``: what each kind says of a source's address and parameters; ``--online`` tries each source once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from crawler.collecting.resuming import task_of
from crawler.config import config_path
from crawler.credentials import CredentialsError, secrets_of, strays
from crawler.kinds import SECRET_KINDS
from crawler.sources import Source
from index.store import open_store
from watchfloor.cli.collecting import source_row
from watchfloor.cli.tables import clean
from watchfloor.crawling import Crawl, crawl_now
from watchfloor.settings import Settings


def source_mistakes(sources: Collection[Source]) -> Iterator[str]:
    """Name what the reader of each source's kind does not accept, and credentials that cannot be used."""
    # Some readers are large; nothing else of this program needs them in this process.
    from crawler.reading import begin

    for source in sources:
        if source.crawled and source.enabled:
            error = begin(task_of(source, source.limit, {}, authorized=True)).error
            if error:
                yield f"source {source.id!r}: {error}"
        try:
            secrets_of(source.id, source.kind if source.kind in SECRET_KINDS else source.id)
        except CredentialsError as error:
            yield str(error)
            return
    yield from strays({*SECRET_KINDS, *(source.id for source in sources)})


def try_sources(settings: Settings, sources: Sequence[Source], say: Callable[[str], None]) -> bool:
    """Fetch one document of each source into a throw-away folder and say how it went; True if all answered."""
    with tempfile.TemporaryDirectory(prefix="watchfloor-check-") as folder:
        aside = settings.model_copy(update={"data": Path(folder), "store": type(settings.store)()})
        store = open_store(aside.store_url)
        try:
            store.register_sources([source_row(source) for source in sources])
            crawl = Crawl(aside, store, config_path(), reason="check", limit=1)
            parts = crawl_now(crawl, sources, lambda: False, lambda runs: None)
        finally:
            store.close()
    for part in parts:
        problems = "; ".join(f"{problem.url}: {problem.reason}" for problem in part.problems)
        outcome = part.error or problems or f"answers, {part.counts.new} document read"
        say(clean(f"{part.source}: {outcome}"))
    return all(part.error is None and part.counts.new for part in parts)
