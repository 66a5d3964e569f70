"""What the terminal shows of threads, of posts without a title and of pages read in part."""

from __future__ import annotations

import pytest

from index.engine.build import record_of
from index.model import Post
from tests.main_job.project import Project
from tests.store.builders import NOON, annotate_all, capture, draft, entity, settle_all

POSTS = (
    Post("ida", "2026-03-02T09:30:00+00:00", "Who saw the ship?"),
    Post("mara", None, "It left Port Velmar at noon."),
)
TALK = "\n\n".join(post.text for post in POSTS)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A thread, an article shown in part and a post without a title that two sources hold."""
    made = Project(tmp_path_factory.mktemp("shown"))
    post = "Customs at Port Velmar seized 40 kg of cocaine on Sunday."
    drafts = [
        draft("https://harbour.example/t/1", TALK, kind="thread", posts=POSTS),
        draft("https://harbour.example/2", "The first paragraph alone.", partial=True),
        draft("https://quay.example/p/1", post, title=None, kind="post", authors=["Ida Brandt"]),
        draft("https://quay.example/p/1", post, title=None, kind="post", authors=["Ida Brandt"], source="quay"),
    ]
    with made.runtime() as runtime:
        for number, each in enumerate(drafts):
            runtime.store.save_page(each, capture(number * 1_000), NOON)
        annotate_all(runtime.store, [entity("PERSON", "Who")])
        runtime.engine.apply([record_of(document) for document in runtime.store.scan()])
        settle_all(runtime.store)
    return made


def test_a_thread_is_shown_post_by_post(project: Project) -> None:
    [thread] = project.json("search", "kind:thread")["hits"]
    shown = project.run("show", thread["id"]).stdout
    assert "ida · 2026-03-02T09:30:00+00:00\nWho saw the ship?\n\nmara\nIt left Port Velmar at noon.\n" in shown


def test_what_was_shown_in_part_is_found_and_says_so(project: Project) -> None:
    [part] = project.json("search", "has:partial")["hits"]
    assert part["url"] == "https://harbour.example/2"
    assert project.run("count", "* -has:partial").stdout.strip() == "3"
    assert project.json("show", part["id"])["partial"] is True
    assert "in part only: only a part of the text is shown" in project.run("show", part["id"]).stdout


def test_what_was_shown_whole_says_nothing_of_it(project: Project) -> None:
    [thread] = project.json("search", "kind:thread")["hits"]
    assert "partial" not in project.json("show", thread["id"])
    assert "in part only" not in project.run("show", thread["id"]).stdout


def test_a_post_without_a_title_is_named_by_who_wrote_what(project: Project) -> None:
    name = "Ida Brandt: Customs at Port Velmar seized 40 kg of cocaine on Sunday."
    assert f"1. {name}" in project.run("search", "source:quay").stdout
    [post] = project.json("search", "source:quay")["hits"]
    assert (post["title"], "headline" in post) == (None, False)
    shown = project.run("show", post["id"]).stdout
    assert shown.startswith(name)
    assert f"  harbour  {name}" in shown
