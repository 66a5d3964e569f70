"""Configuration and sources files: sound ones are read, broken ones name every mistake with its line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from watchfloor.settings import ConfigurationError, load_settings

SOUND_SOURCE = '[[source]]\nid = "own"\nkind = "feed"\nurl = "https://news.example/rss"\nname = "Own"\n'


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "watchfloor", *arguments], cwd=folder, capture_output=True, text=True, timeout=60
    )


def test_init_writes_once_and_check_finds_it_sound(tmp_path: Path) -> None:
    first = command(tmp_path, "init")
    assert first.returncode == 0
    assert (tmp_path / "watchfloor.toml").exists()
    assert (tmp_path / "sources" / "own.toml").exists()
    (tmp_path / "sources" / "own.toml").write_text(SOUND_SOURCE)
    second = command(tmp_path, "init")
    assert "kept    watchfloor.toml" in second.stdout
    assert (tmp_path / "sources" / "own.toml").read_text() == SOUND_SOURCE
    checked = command(tmp_path, "check")
    assert checked.returncode == 0, checked.stderr
    assert "1 switched on" in checked.stdout
    assert "only this machine may be crawled" in checked.stderr
    assert not (tmp_path / "data").exists()


def test_every_mistake_is_named_at_once_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "watchfloor.toml").write_text('[crawl]\ndelay = "soon"\n\n[desk]\nport = 99999\ncolour = "red"\n')
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.toml").write_text(
        '[[source]]\nid = "BAD ID"\nkind = "feed"\nurl = "https://a.example/"\nname = "A"\nschedule = "sometimes"\n'
        + SOUND_SOURCE
        + SOUND_SOURCE
    )
    (tmp_path / "sources" / "b.toml").write_text("[[source]\n")
    done = command(tmp_path, "check")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    for expected in (
        "watchfloor.toml:2: crawl.delay",
        "watchfloor.toml:5: desk.port",
        "watchfloor.toml:6: unknown setting desk.colour",
        "a.toml:2: source 'BAD ID': id",
        "a.toml:6: source 'BAD ID': schedule",
        "a.toml:12: source 'own' is already defined",
        "b.toml:1: cannot be read",
    ):
        assert any(expected in line for line in lines), (expected, lines)


@pytest.mark.parametrize("arguments", [["crawl"], ["status"], ["run"]])
def test_a_broken_configuration_ends_with_2_and_changes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "watchfloor.toml").write_text("[crawl]\nspeed = 3\n")
    done = command(tmp_path, *arguments)
    assert done.returncode == 2
    assert "unknown setting crawl.speed" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["watchfloor.toml"]


def test_an_address_without_a_scheme_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "own.toml").write_text(SOUND_SOURCE.replace("https://", ""))
    done = command(tmp_path, "check")
    assert done.returncode == 2
    assert "own.toml:1: source 'own': as a whole: url must begin with http:// or https://" in done.stderr


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    text = SOUND_SOURCE.replace('"feed"', '"warc"').replace("https://news.example/rss", "inbox/*.warc.gz")
    (tmp_path / "sources" / "own.toml").write_text(text)
    done = command(tmp_path, "crawl", "--collect-only")
    assert done.returncode == 1
    assert "inbox/*.warc.gz: there is no such file" in done.stderr


def test_extract_and_annotate_answer_one_line_for_each_line(tmp_path: Path) -> None:
    for name, line in (("extract", '{"id": 1, "html": "<p>Hi there"}'), ("annotate", '{"id": 1, "text": "Hi"}')):
        lines = "\n".join([line, "", "{broken", line]) + "\n"
        done = subprocess.run(
            [sys.executable, "-m", "watchfloor", name, "--jsonl"],
            cwd=tmp_path, input=lines, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        answers = [json.loads(answer) for answer in done.stdout.splitlines()]
        assert [answer["id"] for answer in answers] == [1, None, 1]
        assert done.returncode == 1
        assert list(tmp_path.iterdir()) == []


def test_a_model_that_lacks_its_library_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "onnxruntime.py").write_text("raise ImportError('not installed')\n")
    done = subprocess.run(
        [sys.executable, "-m", "watchfloor", "annotate", "--model", "accurate"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        input="Hi", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        'watchfloor: the accurate model needs onnxruntime; run: pip install "watchfloor[accurate]"'
    ]


def test_an_unknown_source_ends_with_2(tmp_path: Path) -> None:
    done = command(tmp_path, "crawl", "nobody")
    assert done.returncode == 2
    assert "there is no source 'nobody'" in done.stderr


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "watchfloor.toml"
    path.write_text("[crawl]\ndelay = 5\nretries = 1\n")
    monkeypatch.setenv("WATCHFLOOR_CRAWL__DELAY", "0.25")
    settings = load_settings(path)
    assert (settings.crawl.delay, settings.crawl.retries) == (0.25, 1)


def test_folders_lie_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "watchfloor.toml").write_text('data = "kept"\n')
    settings = load_settings(tmp_path / "watchfloor.toml")
    assert settings.data == tmp_path / "kept"
    assert settings.sources == tmp_path / "sources"


def test_elasticsearch_without_an_address_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "watchfloor.toml").write_text('[engine]\nkind = "elasticsearch"\n')
    with pytest.raises(ConfigurationError, match="needs url"):
        load_settings(tmp_path / "watchfloor.toml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[run]\ndefault_schedule = "sometimes"\n', "watchfloor.toml:2: run.default_schedule"),
        ('[engine]\nkind = "elasticsearch"\nurl = "http://:9200"\n', "engine"),
    ],
)
def test_what_would_fail_only_later_is_found_at_once(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "watchfloor.toml").write_text(text)
    done = command(tmp_path, "check")
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", ['max_age = "99999999999999d"', 'schedule = "every 900000000d"', 'max_age = "0d"'])
def test_a_span_beyond_the_calendar_is_a_mistake(tmp_path: Path, line: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "own.toml").write_text(f"{SOUND_SOURCE}{line}\n")
    done = command(tmp_path, "check")
    assert done.returncode == 2
    assert "own.toml:6: source 'own'" in done.stderr


def test_a_broken_variable_of_the_environment_is_a_mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WATCHFLOOR_CRAWL__ALLOW_NETWORKS", "10.0.0.0/8")
    with pytest.raises(ConfigurationError, match="must be JSON"):
        load_settings(tmp_path / "watchfloor.toml")


def test_credentials_that_belong_to_nothing_are_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "own.toml").write_text(SOUND_SOURCE)
    (tmp_path / "credentials.toml").write_text(
        '[bluesky]\npassword = "x"\n[own]\ntoken = "y"\n[blusky]\ntoken = "zz9"\n'
    )
    (tmp_path / "credentials.toml").chmod(0o600)
    monkeypatch.setenv("WATCHFLOOR_CREDENTIALS__REDIT__CLIENT_ID", "zz9")
    monkeypatch.setenv("WATCHFLOOR_CREDENTIALS__REDDIT__CLIENT_ID", "zz9")
    done = command(tmp_path, "check")
    assert done.returncode == 2
    assert "credentials.toml: [blusky] is neither a kind" in done.stderr
    assert "WATCHFLOOR_CREDENTIALS__REDIT__CLIENT_ID in the environment names neither a kind" in done.stderr
    assert done.stderr.count("neither") == 2
    assert "zz9" not in done.stderr


def test_every_mistake_is_named_at_once_wherever_it_is(tmp_path: Path) -> None:
    (tmp_path / "watchfloor.toml").write_text("[crawl]\nspeed = 3\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.toml").write_text(SOUND_SOURCE.replace('"feed"', '"fed"'))
    (tmp_path / "sources" / "b.toml").write_text(
        '[[source]]\nid = "place"\nkind = "mastodon"\nurl = "https://social.example/one/two"\nname = "Place"\n'
    )
    done = command(tmp_path, "check")
    assert done.returncode == 2
    for expected in ("unknown setting crawl.speed", "a.toml:3: source 'own': kind", "source 'place': "):
        assert expected in done.stderr


def test_a_folder_of_sources_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert f"there is no folder {tmp_path / 'sources'}" in command(tmp_path, "check").stderr


def test_a_wrong_value_of_the_environment_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "watchfloor.toml").write_text('[crawl]\ncontact = "desk@watch.example"\ndelay = 2\n')
    monkeypatch.setenv("WATCHFLOOR_CRAWL__DELAY", "soon")
    with pytest.raises(ConfigurationError) as found:
        load_settings(tmp_path / "watchfloor.toml")
    assert str(found.value).startswith("WATCHFLOOR_CRAWL__DELAY in the environment: crawl.delay: ")
