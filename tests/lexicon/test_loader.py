"""Reading data files: what is wrong is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.lexicon.loader import LexiconError, make_lexicon, read_entries

SUBSTANCES = "id\tname\tclass\tschedule_us\tschedule_un\tcas\nfictanyl\tfictanyl\topioids\t\t1961 I\t\n"
TERMS = "id\tterm\tkind\tambiguous\tlanguage\tsource\n"


def write(folder: Path, terms: str) -> Path:
    (folder / "substances.tsv").write_text(SUBSTANCES, "utf-8")
    (folder / "opioids.tsv").write_text(terms, "utf-8")
    return folder


def test_reads_entries_with_their_terms(tmp_path: Path) -> None:
    (found,) = read_entries(write(tmp_path, TERMS + "fictanyl\tFicta-9\tbrand\tno\ten\teditors\n"))
    assert (found.id, found.schedule_us, found.schedule_un, found.cas) == ("fictanyl", None, "1961 I", None)
    assert [(term.text, term.kind, term.ambiguous) for term in found.terms] == [("Ficta-9", "brand", False)]


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("", "line 1: expected the columns"),
        (TERMS + "fictanyl\tficta\n", "line 2: expected 6 columns, found 2"),
        (TERMS + "fictanyl\tficta\trumour\tno\ten\teditors\n", "unknown kind 'rumour'"),
        (TERMS + "mockodone\tmock\tname\tno\ten\teditors\n", "unknown substances: mockodone"),
    ],
)
def test_names_what_is_wrong(tmp_path: Path, terms: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        read_entries(write(tmp_path, terms))


def test_a_written_term_wins_over_a_variant(tmp_path: Path) -> None:
    terms = TERMS + "fictanyl\tficta\tname\tno\ten\teditors\nfictanyl\tfictas\tclass\tno\ten\teditors\n"
    lexicon = make_lexicon(read_entries(write(tmp_path, terms)))
    assert [use.term.kind for use in lexicon.by_term["fictas"]] == ["class"]
