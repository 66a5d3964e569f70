"""Stories on the command line."""

from __future__ import annotations

import csv

import pytest

from index.engine.build import record_of
from tests.main_job.project import Project
from tests.store.builders import NOON, annotate_all, capture, draft, settle_all

TOLD = "Customs at Port Velmar seized 40 kg of cocaine on Sunday."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Three documents, two of which tell one story in two sources."""
    made = Project(tmp_path_factory.mktemp("stories"))
    with made.runtime() as runtime:
        for number, (source, text) in enumerate(
            [("harbour", TOLD), ("quay", TOLD.upper()), ("quay", "Another seizure.")]
        ):
            page = draft(f"https://{source}.example/{number}", text, source=source, title=f"Seizure {number}")
            runtime.store.save_page(page, capture(number * 1_000), NOON)
        annotate_all(runtime.store)
        runtime.engine.apply([record_of(document) for document in runtime.store.scan()])
        settle_all(runtime.store)
    return made


def test_search_prints_each_story_once(project: Project) -> None:
    answer = project.json("search", "seizure", "--collapse", "story", "--sort", "newest")
    assert (answer["total"], answer["stories"], len(answer["hits"])) == (3, 2, 2)
    sizes = {hit["title"]: (hit["story_size"], hit["story_sources"]) for hit in answer["hits"]}
    assert set(sizes.values()) == {(2, 2), (1, 1)}
    assert sizes["Seizure 2"] == (1, 1)
    shown = project.run("search", "seizure", "--collapse", "story").stdout
    assert "3 documents telling 2 stories for seizure" in shown
    assert shown.count("told by 2 documents of 2 sources: story:") == 1


def test_the_table_has_columns_for_it(project: Project) -> None:
    done = project.run("search", "seizure", "--collapse", "story", "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert sorted((row["story_size"], row["story_sources"]) for row in rows) == [("1", "1"), ("2", "2")]


def test_only_stories_can_be_collapsed(project: Project) -> None:
    done = project.run("search", "seizure", "--collapse", "source", code=2)
    assert "story" in done.stderr


def test_show_names_the_other_documents_of_the_story(project: Project) -> None:
    [mine] = project.json("search", "source:harbour")["hits"]
    [other] = project.json("show", mine["id"])["same_story"]
    assert (other["source"], other["title"], other["url"]) == ("quay", "Seizure 1", "https://quay.example/1")
    assert other["id"] in project.run("show", mine["id"]).stdout
    [alone] = project.json("search", "another")["hits"]
    assert project.json("show", alone["id"])["same_story"] == []
