"""The command and the sources of kind ``warc``, as a person uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.sources import Source
from tests.imports.making import SITE, Sheet, page
from tests.main_job.project import Project
from watchfloor.cli.finding import count
from watchfloor.cli.importing import import_source, import_warc


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = Project(tmp_path, {"crawl": ["extractors = 1"]})
    monkeypatch.setenv("WATCHFLOOR_CONFIG", str(made.config))
    return made


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(import_warc, [str(argument) for argument in arguments], catch_exceptions=False)


def test_documents_can_be_searched_after_an_import(project: Project, tmp_path: Path) -> None:
    made = Sheet().response(f"{SITE}/news/1", page("Seizure at Port Velmar")).response(f"{SITE}/news/2")
    done = run(made.write(tmp_path / "a.warc.gz"))
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("import: 2 records in 1 files, 2 pages read: 2 new, 0 changed")
    assert CliRunner().invoke(count, ["drug:cocaine source:import"]).stdout.strip() == "2"
    with project.runtime() as runtime:
        (last,) = runtime.store.runs()
    assert (last.source, last.state, last.counts.new) == ("import", "done", 2)


def test_damage_is_told_on_stderr_and_ends_with_one(project: Project, tmp_path: Path) -> None:
    made = Sheet().response(f"{SITE}/news/1").response(f"{SITE}/news/2")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(made.parts[0] + made.parts[1][:-20])
    done = run(path, "--collect-only", "--source", "seaport")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"a.warc.gz at {len(made.parts[0])}: ")
    with project.runtime() as runtime:
        assert runtime.store.documents_by_source() == {"seaport": 1}
        assert runtime.store.counts().waiting_annotation == 1
        (problem,) = runtime.store.problems(runtime.store.runs()[0].id)
        assert f"a.warc.gz at {len(made.parts[0])}" in problem.reason + problem.url
        assert runtime.store.sources()[0]["kind"] == "warc"


@pytest.mark.parametrize("arguments", [[], ["no-such-file.warc"], ["--source", "Not An Id", "FILE"], ["--limit", "0"]])
def test_wrong_usage_changes_nothing(project: Project, tmp_path: Path, arguments: list[str]) -> None:
    file = Sheet().response().write(tmp_path / "a.warc.gz")
    assert run(*[file if argument == "FILE" else argument for argument in arguments]).exit_code == 2
    assert not project.data.exists()


def test_a_source_imports_what_is_new_among_its_files(project: Project, tmp_path: Path) -> None:
    (tmp_path / "warcs").mkdir()
    Sheet().response(f"{SITE}/news/1").write(tmp_path / "warcs" / "a.warc.gz")
    source = Source(id="archive", kind="warc", url="warcs/*.warc.gz", name="Archive", tags=("old",))
    with project.runtime() as runtime:
        first = import_source(runtime, source, limit=None, reason="manual")
        assert (first.counts.new, first.failed, first.error) == (1, False, None)
        Sheet().response(f"{SITE}/news/2").write(tmp_path / "warcs" / "b.warc.gz")
        second = import_source(runtime, source, limit=None, reason="schedule")
        assert (second.counts.fetched, second.counts.new) == (1, 1)
        assert import_source(runtime, source, limit=None, reason="manual").counts.fetched == 0
        assert [run.reason for run in runtime.store.runs()] == ["schedule", "manual"]


def test_a_source_without_files_fails_in_words(project: Project) -> None:
    source = Source(id="archive", kind="warc", url="warcs/*.warc.gz", name="Archive")
    with project.runtime() as runtime:
        report = import_source(runtime, source, limit=None, reason="manual")
    assert (report.failed, report.error) == (True, "warcs/*.warc.gz: there is no such file")
