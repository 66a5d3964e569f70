"""What the extraction processes do of an import: read a record back from the archive and make a draft of it."""

from __future__ import annotations

from dataclasses import replace

from crawler.archive.reader import CaptureError, read_payload
from crawler.harvest import Body, Candidate, Reading
from crawler.imports.content import ContentError, undo_content
from crawler.imports.model import Job
from crawler.reading import read_page


def read_archived(job: Job) -> tuple[Reading, bool]:
    """Make a draft of an archived page; the second value says that it failed because the bytes are damaged."""
    capture = job.capture
    try:
        content = undo_content(read_payload(job.data, capture), job.encodings, job.most)
    except (CaptureError, ContentError) as error:
        return Reading(error=str(error)), True
    body = Body(job.source, job.tags, content, job.url, capture.content_type, capture.fetched, Candidate(job.url))
    reading = read_page(body)
    if reading.draft is not None and job.truncated:
        reading = replace(reading, draft=replace(reading.draft, partial=True))
    return reading, False
