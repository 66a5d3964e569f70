"""A log for operators: what Scrapy says of each request and item is left out, the runs name what matters."""

from __future__ import annotations

from typing import Any

from scrapy.logformatter import LogFormatter


class QuietLog(LogFormatter):
    """Says nothing of single pages."""

    def crawled(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Leave out."""

    def scraped(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Leave out."""

    def dropped(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Leave out."""
