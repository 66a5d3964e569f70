"""Lists that lie on this machine: archived, compared, saved and written down as a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.archive import ArchiveWriter, read_payload, verify
from crawler.lists.importing import Imported, files_of, import_list
from crawler.lists.model import ListError
from index.model import document_id
from index.store import Store, open_store
from tests.lists.files import NOW, SDN, ofac_files, task
from watchfloor.cli.listing import import_list as command

DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'lists.db'}")
    yield opened
    opened.close()


def _lay(folder: Path, rows: str = SDN) -> Path:
    folder.mkdir(exist_ok=True)
    for name, body in ofac_files(rows).items():
        (folder / f"{'sdn' if name == 'list' else name}.csv").write_bytes(body)
    return folder / "sdn.csv"


def _import(store: Store, folder: Path, path: Path, days: int = 0, **params: float) -> Imported:
    given = replace(task("sdn.csv"), params=params, now=NOW + timedelta(days=days))
    with ArchiveWriter(folder / "archive", 2**20, store.cited_end) as archive:
        return import_list(store, archive, given, path, "here")


def test_an_import_is_archived_saved_and_written_down(store: Store, tmp_path: Path) -> None:
    path = _lay(tmp_path / "in")
    made = _import(store, tmp_path, path)
    assert (made.error, made.counts.new, made.removed) == (None, 4, 0)
    document = store.document(document_id("fiction-list", DETAILS + "7001"))
    assert document is not None
    assert document.capture is not None
    assert read_payload(tmp_path, document.capture) == path.read_bytes()
    assert document.capture.url == "file-import:sdn.csv"
    assert set(document.capture.custody["beside"]) == {"alt", "add"}
    assert list(verify(tmp_path / "archive", store)) == []
    (run,) = store.runs()
    assert (run.state, run.reason, run.counts.new) == ("done", "import", 4)


def test_the_same_list_again_adds_nothing(store: Store, tmp_path: Path) -> None:
    path = _lay(tmp_path / "in")
    _import(store, tmp_path, path)
    again = _import(store, tmp_path, path, days=1)
    assert (again.counts.new, again.counts.updated, again.counts.unchanged) == (0, 0, 4)
    assert store.counts().versions == 4


def test_the_next_edition_may_have_another_name(store: Store, tmp_path: Path) -> None:
    _import(store, tmp_path, _lay(tmp_path / "in"))
    rows = SDN.replace("GREY HERON", "WHITE HERON")
    made = _import(store, tmp_path, _lay(tmp_path / "next", rows), days=30)
    assert (made.counts.new, made.counts.updated, made.counts.unchanged) == (0, 1, 3)


def test_a_shrunken_or_clipped_list_wipes_nothing_and_is_an_alarm(store: Store, tmp_path: Path) -> None:
    _import(store, tmp_path, _lay(tmp_path / "in"))
    shrunk = _lay(tmp_path / "less", SDN.partition("7003")[0])
    for path, params, words in (
        (shrunk, {}, "ALARM"),
        (shrunk, {"max_loss": 0.3}, "ALARM"),
        (_lay(tmp_path / "empty", ""), {}, "empty"),
    ):
        made = _import(store, tmp_path, path, days=1, **params)
        assert words in (made.error or "")
        assert (made.removed, made.counts.updated) == (0, 0)
        assert store.runs()[0].state == "failed"
    assert len(store.standing_documents("fiction-list")) == 4
    assert _import(store, tmp_path, shrunk, days=2, max_loss=0.5).removed == 2


def test_missing_files_are_an_error_before_anything_is_written(store: Store, tmp_path: Path) -> None:
    path = _lay(tmp_path / "in")
    (tmp_path / "in" / "alt.csv").unlink()
    with pytest.raises(FileNotFoundError):
        _import(store, tmp_path, path)
    assert store.runs() == []
    with pytest.raises(ListError, match="format"):
        files_of(tmp_path / "list.txt", {})


def _run(folder: Path, *arguments: str) -> Result:
    settings = {"WATCHFLOOR_DATA": str(folder / "data"), "WATCHFLOOR_CONFIG": str(folder / "watchfloor.toml")}
    return CliRunner().invoke(command, [*arguments, "--collect-only"], env=settings)


def test_the_command_imports_and_says_what_came(tmp_path: Path) -> None:
    path = str(_lay(tmp_path / "in"))
    done = _run(tmp_path, "ofac-sdn", path, "--source", "fiction", "--format", "json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert (said["source"], said["new"], said["removed"]) == ("fiction", 4, 0)
    again = _run(tmp_path, "ofac-sdn", path, "--source", "fiction")
    assert again.stdout == "fiction: 0 new, 0 changed, 4 unchanged, 0 removed, 0 not read\n"


def test_the_command_names_what_is_wrong(tmp_path: Path) -> None:
    path = _lay(tmp_path / "in", SDN + "oops\r\n")
    named = _run(tmp_path, "ofac-sdn", str(path))
    assert named.exit_code == 1
    assert "line 5" in named.stderr
    assert "4 new" in named.stdout
    for arguments, words in (
        (("csv", str(path)), "mapping"),
        (("ofac-sdn", str(path), "--params", "alt"), "KEY=VALUE"),
        (("ofac-sdn", str(path), "--params", "alt=none.csv"), "none.csv"),
        (("ofac-sdn", str(path), "--source", "No Id"), "id"),
        (("ofac", str(path)), "ofac-sdn"),
    ):
        wrong = _run(tmp_path, *arguments)
        assert wrong.exit_code == 2, arguments
        assert words in wrong.stderr


def test_a_declared_source_lends_its_address_tags_and_params(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "own.toml").write_text(
        '[[source]]\nid = "wanted"\nkind = "list"\nurl = "https://wanted.example/l"\nname = "Wanted"\n'
        'tags = ["most-wanted"]\n[source.params]\nformat = "csv"\nmapping = { id = "no", name = "who" }\n'
    )
    table = tmp_path / "wanted.csv"
    table.write_text("no,who\n7,Tobias Marsh\n")
    assert _run(tmp_path, "csv", str(table), "--source", "wanted").exit_code == 0
    opened = open_store(f"sqlite:///{tmp_path / 'data' / 'watchfloor.db'}")
    try:
        document = opened.document(document_id("wanted", "https://wanted.example/l#7"))
    finally:
        opened.close()
    assert document is not None
    assert document.tags == ("most-wanted",)
