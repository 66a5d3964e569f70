"""Nothing is lost and nothing is wrongly gone where hosts are away, requests fail or lists are read in part."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.collect.cases import Case
from tests.collect.losing import Away, Broken, DeadLinks, Index, PartlyRead, Rendered, Returning, SeenAgain
from tests.collect.rounds import Round, rounds, served
from tests.crawl.project import Project
from tests.services.chromium import requires_chromium


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
    """Three crawls of all of them."""
    project = Project(Path(tmp_path_factory.mktemp("losses")))
    project.configure()
    seen = SeenAgain()
    cases: list[Case] = [Away(), Broken(404), Broken(503), DeadLinks(seen.site), seen, Returning(), PartlyRead()]
    cases += [Index(), *([Rendered()] if shutil.which("chromium") else [])]
    with served(project, cases):
        return rounds(project, cases, 3)


def test_a_host_that_answers_404_to_everything_makes_no_known_post_gone(told: list[Round]) -> None:
    assert [len(one.documents["away"]) for one in told] == [15, 15, 15]
    assert "404" in (told[1].runs["away"].error or "")
    assert told[1].gone("away") == []
    # One post that is not there while its host is has been deleted.
    assert told[2].gone("away") == [address for address in told[2].documents["away"] if address.endswith("/7")]
    assert (told[2].runs["away"].error, [one.grade for one in told[2].problems["away"]]) == (None, ["failed"])


@pytest.mark.parametrize("code", [404, 503])
def test_a_page_of_a_timeline_that_failed_is_asked_by_the_next_run_and_those_behind_it(
    told: list[Round], code: int
) -> None:
    name = f"broken-{code}"
    assert [len(one.documents[name]) for one in told] == [5, 17, 17]
    assert [str(code) in one.reason for one in told[0].problems[name]] == [True]
    newest, *others = told[1].paths(name)
    assert "since_id=15" in newest
    assert [path.partition("max_id=")[2] for path in others if "since_id" not in path] == ["11", "6", "1"]
    assert "since_id=21" in told[2].paths(name)[0]


def test_a_link_and_a_picture_that_are_never_answered_do_not_stop_the_cursor(told: list[Round]) -> None:
    name = "dead-links"
    assert [one.paths(name)[0].partition("since_id=")[2] for one in told] == ["", "10", "11"]
    # After three times it is enough.
    assert [one.left[name] for one in told] == [1, 1, 0]
    for one in told[:2]:
        assert one.paths(name).count("/dead/picture.png") == one.paths("seen-again").count("/dead/page") == 1
    assert [(one.runs[name].error, len(one.documents[name])) for one in told] == [(None, 2), (None, 3), (None, 4)]


def test_a_page_that_comes_back_as_it_was_is_not_gone_any_more(told: list[Round]) -> None:
    assert [len(one.gone("returning")) for one in told] == [0, 1, 0]


def test_a_list_with_an_entry_that_cannot_be_read_takes_nobody_off(told: list[Round]) -> None:
    name = "partly-read"
    assert (len(told[1].problems[name]), told[1].runs[name].error) == (1, None)
    assert [len(one.gone(name)) for one in told] == [0, 0, 1]


@requires_chromium
def test_pages_that_scripts_fill_are_not_asked_conditionally(told: list[Round]) -> None:
    asked = [one for part in told for one in part.seen["rendered"] if one.path == "/a"]
    assert len(asked) == 3
    assert ["If-None-Match" in one.headers for one in asked] == [False] * 3
    assert told[2].runs["rendered"].counts.unchanged == 1


def test_of_an_index_only_the_sitemap_that_changed_is_read_again(told: list[Round]) -> None:
    asked = [[path for path in one.paths("index") if path in ("/one.xml", "/two.xml")] for one in told]
    assert [sorted(asked[0]), *asked[1:]] == [["/one.xml", "/two.xml"], [], ["/two.xml"]]
    assert [len(one.documents["index"]) for one in told] == [2, 2, 3]


def test_a_document_that_is_seen_again_before_its_time_keeps_its_next_look(told: list[Round]) -> None:
    first, *others = [one.next_checks["seen-again"] for one in told]
    assert list(first) == ["https://quay.example/1"]
    assert others == [first, first]
