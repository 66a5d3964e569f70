"""The feed cases of a well-known feed reader: what their headers state of entries is what we read."""

from __future__ import annotations

import contextlib
import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.feeds import NotAFeedError, read_feed
from tests.corpus import corpus
from tests.feeds.stated import Case, cases, disagreements
from watchfloor.cli.reading import read_feed as command

SHARE = 0.97
DIFFERENCES = Path(__file__).with_name("differences.toml")


@pytest.fixture(scope="module")
def every() -> list[Case]:
    return list(cases(corpus("feeds-feedparser")))


def test_what_the_cases_state_is_read_and_the_rest_is_listed(every: list[Case]) -> None:
    stating = [case for case in every if case.statements]
    differing = {case.name: found for case in stating if (found := disagreements(case))}
    assert len(stating) > 800
    assert 1 - len(differing) / len(stating) >= SHARE
    assert differing.keys() == tomllib.loads(DIFFERENCES.read_text("utf-8")).keys(), differing


def test_every_case_is_read_or_refused_with_a_reason(every: list[Case]) -> None:
    assert len(every) > 2000
    for case in every:
        with contextlib.suppress(NotAFeedError):
            for entry in read_feed(case.body, case.url, case.content_type).entries:
                assert entry.url is None or entry.url.lower().startswith(("http://", "https://")), case.name


def test_the_command_reads_them_all_at_once() -> None:
    paths = [str(path) for path in sorted(corpus("feeds-feedparser").rglob("*.xml"))]
    result = CliRunner().invoke(command, paths)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert len(lines) > 1000
    assert result.stderr.count("not a feed") < 20
