"""What is said of a text: believed where it has the right form, named where it has not, refused where no string."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from nlp.jsonlines import annotate_one, annotate_stream
from nlp.said import CHECKS, SaidError, language_tag, published_day, said_of
from watchfloor.cli.reading import annotate

TEXT = "Police seized 3 kg of heroin on Friday."


@pytest.mark.parametrize("tag", ["en", "EN", "pt-BR", "zh-Hant-TW", "sr-Latn", "x-harbour", "es-419"])
def test_a_tag_of_bcp_47_is_a_language(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize("name", ["english", "en_US", "e", "en-", "de-", "x", "en-abcdefghi", "日本", "pt BR", "e1"])
def test_a_name_or_half_a_tag_is_no_language(name: str) -> None:
    assert language_tag(name) is None


@pytest.mark.parametrize(
    "day", ["yesterday", "2024", "2024-13-01", "2024-02-30", "03/05/2024", "Fri, 3 May 2024", "NA"]
)
def test_what_is_no_iso_date_is_no_day(day: str) -> None:
    assert published_day(day) is None


@given(st.datetimes(timezones=st.none() | st.just(timezone.utc)))  # noqa: UP017
def test_every_iso_date_is_a_day_and_keeps_its_own(moment: datetime) -> None:
    for written in (moment.isoformat(), moment.isoformat(" "), moment.date().isoformat()):
        day = published_day(written)
        assert day is not None
        assert day[:10] == moment.date().isoformat()


_word = st.text("aGB2-: \u00e9", max_size=12)


@given(st.dictionaries(st.sampled_from(sorted(CHECKS)), st.none() | _word | st.integers() | st.lists(st.none())))
def test_anything_said_is_believed_named_or_refused(said: dict[str, object]) -> None:
    strings = {name: value for name, value in said.items() if value is not None}
    if all(isinstance(value, str) for value in strings.values()):
        believed, warnings = said_of(said)
        assert believed.keys() <= strings.keys()
        assert len(believed) + len(warnings) == sum(1 for value in strings.values() if str(value).strip())
    else:
        with pytest.raises(SaidError):
            said_of(said)


def test_what_cannot_be_used_is_named_with_its_line_and_the_text_is_read_all_the_same() -> None:
    said = [{"published": "2024-05-06"}, {"published": "yesterday", "language": "english"}]
    lines = [json.dumps({"id": place, "text": TEXT, **one}).encode() for place, one in enumerate(said)]
    answers: list[str] = []
    warnings: list[str] = []
    assert annotate_stream([lines[0], b"\n", lines[1]], answers.append, warn=warnings.append) == 0
    assert [warning.split(":")[:2] for warning in warnings] == [["line 3", " language"], ["line 3", " published"]]
    dates = [
        [one["canonical"] for one in json.loads(answer)["entities"] if one["label"] == "DATE"] for answer in answers
    ]
    assert dates == [["2024-05-03"], [None]]


def test_of_one_text_the_same_can_be_said() -> None:
    warnings: list[str] = []
    answer = annotate_one(TEXT.encode(), said={"language": "en", "published": "6 May"}, warn=warnings.append)
    assert answer["language"] == "en"
    assert len(warnings) == 1
    assert "published" in warnings[0]


def test_the_command_tells_what_a_line_may_say_and_names_what_it_cannot_use(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": 1, "text": TEXT, "language": "english"}), "utf-8")
    told = CliRunner().invoke(annotate, ["--help"]).output
    assert all(name in told for name in ("id ", "text ", *CHECKS, "--jsonl"))
    one = CliRunner().invoke(annotate, ["--published", "2024-05-06", str(tmp_path / "text.txt")])
    assert '"canonical": "2024-05-03"' in one.output
    many = CliRunner().invoke(annotate, ["--jsonl", str(tmp_path / "texts.jsonl")])
    assert many.exit_code == 0
    assert many.stderr.startswith("line 1: language:")
    both = CliRunner().invoke(annotate, ["--jsonl", "--language", "en", str(tmp_path / "texts.jsonl")])
    assert both.exit_code == 2
