"""A response as the readers of pages take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from scrapy.http import Response

from crawler.answers import header
from crawler.harvest import Body, Candidate
from crawler.lessons import hints_of
from crawler.runs import SourceRun


def body_of(run: SourceRun, response: Response, candidate: Candidate) -> Body:
    """Make the body of a page of a source; ``candidate`` is what named it."""
    source = run.source
    return Body(
        source=source.id,
        tags=source.tags,
        content=response.body,
        url=response.url,
        content_type=header(response, "Content-Type") or "",
        now=datetime.now(UTC),
        candidate=replace(candidate, language=candidate.language or source.language),
        hints=hints_of(source, run.lessons, response.url, candidate),
    )
