"""Sources whose limit is smaller than what they hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.collect.conftest import project_of
from tests.collect.looking import check, documents
from tests.collect.place import Place

LIMIT = 12
RUNS = 6


@pytest.mark.timeout(900)
def test_repeated_runs_come_to_the_whole_without_asking_for_what_is_known(places: list[Place], tmp_path: Path) -> None:
    project = project_of(tmp_path, places)
    asked: list[dict[str, list[str]]] = []
    for _ in range(RUNS):
        for place in places:
            place.asked()
        report = project.crawl("--collect-only", "--limit", str(LIMIT))
        print({k: v["new"] for k, v in report.items()})
        asked.append({place.name: place.asked() for place in places})
        if report["total"]["new"] == 0:
            break
    assert len(asked) > 2
    for a in asked:
        print(a["discourse"])
    stored = documents(project)
    for place in places:
        print(place.name, len(place.stated()),len(stored[place.name]))
    for place in places:
        check(place, place.stated(), stored[place.name])
        every = Counter(path for one in asked for path in one[place.name])
        # The first pages are asked by each run, as by the last one, which found nothing new.
        again = {path for path, times in every.items() if times > 1}
        assert again <= set(asked[-1][place.name]), place.name
