from __future__ import annotations

import asyncio
from collections.abc import Iterator

import psutil
import pytest

from crawler.extractors import ExtractionError, Extractors


@pytest.fixture
def extractors() -> Iterator[Extractors]:
    made = Extractors(2, 3.0, "tests.crawl.strange")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("function", "reason"),
    [("fail", "OddError: odd bytes"), ("hang", "longer than 3 s"), ("die", "died"), ("eat", "MemoryError")],
)
def test_a_page_that_goes_wrong_is_named_and_the_next_one_is_read(
    extractors: Extractors, function: str, reason: str
) -> None:
    async def both() -> str:
        with pytest.raises(ExtractionError, match=reason):
            await extractors.call(function)
        return str(await extractors.call("fine", "next"))

    assert asyncio.run(both()) == "NEXT"


def test_a_process_killed_from_outside_loses_no_page(extractors: Extractors) -> None:
    async def killed() -> str:
        psutil.Process(await extractors.call("process")).kill()
        return str(await extractors.call("fine", "page"))

    assert asyncio.run(killed()) == "PAGE"


def test_pages_are_read_side_by_side_and_no_process_stays(extractors: Extractors) -> None:
    async def many() -> list[str]:
        return list(await asyncio.gather(*(extractors.call("fine", str(number)) for number in range(50))))

    async def process() -> int:
        return int(await extractors.call("process"))

    assert asyncio.run(many()) == [str(number) for number in range(50)]
    pid = asyncio.run(process())
    extractors.close()
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
