"""Extraction processes that cannot be started."""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from crawler.extractors import ExtractionError, Extractors

MODULE = "tests.crawl.strange"


@contextmanager
def no_more_files() -> Iterator[None]:
    """Let this process open no further file or pipe, so that it cannot start another one."""
    most, top = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, top))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, top))


@pytest.mark.parametrize("before", [0, 1])
def test_a_process_that_cannot_be_started_costs_one_page_and_holds_up_no_later_one(before: int) -> None:
    """``before``: processes that were there, and died."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([MODULE])
    extractors = Extractors(1, 20.0, MODULE)

    async def pages() -> str:
        for _ in range(before):
            psutil.Process(await extractors.call("process")).kill()
        with no_more_files(), pytest.raises(ExtractionError, match="no process could be started"):
            await asyncio.wait_for(extractors.call("fine", "first"), 20)
        return str(await asyncio.wait_for(extractors.call("fine", "second"), 20))

    assert asyncio.run(pages()) == "SECOND"
    extractors.close()
