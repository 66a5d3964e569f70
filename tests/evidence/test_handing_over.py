"""A package of evidence holds what was found, and its own checker finds every change, without a program of ours."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import ArchiveWriter
from index.model import Capture
from tests.archive.exchanges import WHEN, exchange
from tests.desk.fictions import document
from tests.desk.reading import Page
from watchfloor.evidence import Given, Written, write_evidence

HOSTILE = "<script>alert(1)</script>"


def handed(data: Path, count: int = 2) -> Iterator[dict[str, Any]]:
    """Documents that rest on captures of an archive in a data folder; the first has two versions."""
    with ArchiveWriter(data / "archive", 2**30, clock=lambda: WHEN) as writer:
        captures = writer.write_all(
            [exchange(f"body {number}".encode() * 50, f"https://desk.example/{number}") for number in range(count + 1)]
        )
    for number in range(count):
        made = document(
            number, title=f"{HOSTILE} {number}", url="javascript:alert(1)" if number else "https://desk.example/"
        )
        versions = [_version(1, captures[number])]
        yield made | {"versions": [*versions, _version(2, captures[-1])] if number == 0 else versions}


def _version(number: int, capture: Capture) -> dict[str, Any]:
    place = {"warc": capture.warc, "offset": capture.offset, "length": capture.length, "sha256": capture.sha256}
    return {"version": number, "sha256": "cd" * 32, "captured": WHEN.isoformat(), "capture": place}


def write(folder: Path) -> tuple[Written, Path]:
    """Write a package; return what was done and where it is."""
    (folder / "scratch").mkdir()
    given = Given(f"drug:cocaine {HOSTILE}", WHEN, "watchfloor 0")
    with (folder / "evidence.zip").open("wb") as stream:
        done = write_evidence(stream, folder, handed(folder), lambda *_: "an earlier text", given, folder / "scratch")
    return done, folder / "evidence.zip"


def check(path: Path) -> subprocess.CompletedProcess[str]:
    """Run the package's own checker, in an interpreter that sees nothing of ours."""
    checker = path / "verify.py" if path.is_dir() else path.with_name("verify.py")
    return subprocess.run(
        [sys.executable, "-I", "-S", str(checker), str(path)], capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    _, package = write(tmp_path)
    with zipfile.ZipFile(package) as zipped:
        zipped.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked"


def test_a_package_holds_everything_and_verifies(tmp_path: Path) -> None:
    done, package = write(tmp_path)
    assert (done.documents, done.captures, done.left_out) == (2, 3, [])
    with zipfile.ZipFile(package) as zipped:
        names = set(zipped.namelist())
        manifest = json.loads(zipped.read("manifest.json"))
        zipped.extract("verify.py", tmp_path)
    assert names == {*manifest["files"], "manifest.json"}
    assert {"verify.py", "index.html", "captures.warc.gz"} < names
    assert sum(name.endswith("-version-1.txt") for name in names) == 1
    checked = check(package)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert done.manifest in checked.stdout
    assert "2 documents, 3 captures verified; 0 problems" in checked.stdout


def test_the_page_shows_words_as_words(unpacked: Path) -> None:
    page = Page((unpacked / "index.html").read_text("utf-8"))
    assert "script" not in page.elements()
    assert page.texts("//h2") == [f"{HOSTILE} 0", f"{HOSTILE} 1"]
    assert "https://desk.example/" in page.links()
    assert not any(link.startswith("javascript") for link in page.links())
    assert all((unpacked / link).exists() for link in page.links() if "://" not in link)


FILES = ("captures.warc.gz", "index.html", "verify.py", "documents/*.txt", "documents/*.json")


@pytest.mark.parametrize("name", FILES)
def test_any_changed_byte_is_named(unpacked: Path, name: str) -> None:
    path = next(unpacked.glob(name))
    data = bytearray(path.read_bytes())
    place = data.index(b"\n") if name == "verify.py" else len(data) // 2
    data[place:place] = b" "
    path.write_bytes(data)
    checked = check(unpacked)
    assert checked.returncode == 1
    assert f"{path.relative_to(unpacked).as_posix()}: was changed" in checked.stdout


def test_what_is_missing_or_was_added_is_named(unpacked: Path) -> None:
    (unpacked / "index.html").unlink()
    (unpacked / "more.txt").write_text("more")
    checked = check(unpacked)
    assert checked.returncode == 1
    assert "index.html: is missing" in checked.stdout
    assert "more.txt: was added" in checked.stdout


def test_a_capture_that_is_not_what_the_manifest_says_is_named(unpacked: Path) -> None:
    manifest = json.loads((unpacked / "manifest.json").read_text("utf-8"))
    first, second = manifest["documents"]
    first["captures"][0]["offset"] = second["captures"][0]["offset"]
    second["captures"][0]["offset"] += 1
    (unpacked / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    checked = check(unpacked)
    assert checked.returncode == 1
    assert "has another body" in checked.stdout
    assert "cannot be read" in checked.stdout


def test_a_damaged_capture_is_left_out_and_named(tmp_path: Path) -> None:
    documents = list(handed(tmp_path))
    [archive] = (tmp_path / "archive").iterdir()
    data = bytearray(archive.read_bytes())
    data[documents[1]["versions"][0]["capture"]["offset"] + 40] ^= 1
    archive.write_bytes(data)
    (tmp_path / "scratch").mkdir()
    with (tmp_path / "evidence.zip").open("wb") as stream:
        done = write_evidence(
            stream, tmp_path, documents, lambda *_: None, Given("x", WHEN, "watchfloor 0"), tmp_path / "scratch"
        )
    assert (done.documents, done.captures, len(done.left_out)) == (2, 2, 1)
    shutil.copy(Path(write_evidence.__code__.co_filename).with_name("verify.py"), tmp_path / "verify.py")
    assert check(tmp_path / "evidence.zip").returncode == 0


def test_a_name_that_stands_twice_and_a_missing_manifest_are_named(tmp_path: Path, unpacked: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evidence.zip", "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("index.html", (unpacked / "index.html").read_bytes())
    shutil.copy(unpacked / "verify.py", tmp_path / "verify.py")
    twice = check(tmp_path / "evidence.zip")
    assert (twice.returncode, "index.html: stands twice" in twice.stdout) == (1, True)
    (unpacked / "manifest.json").write_text("{}")
    broken = check(unpacked)
    assert (broken.returncode, broken.stderr, "manifest.json cannot be read" in broken.stdout) == (1, "", True)
