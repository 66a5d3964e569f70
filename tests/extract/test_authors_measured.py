"""How authors are compared with the known ones."""

from __future__ import annotations

import pytest

from benchmarks.extract.author_measures import AuthorTally, names_known


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ana Ruiz, Bo E. Lind & Eva Holm", ["ana ruiz", "bo e lind", "eva holm"]),
        ("Ana Ruiz, Ph.D.", ["ana ruiz"]),
        ("Dr. Ana Ruíz, Harbour Expert", ["ana ruiz"]),
        ("Velmora Editorial Team", ["velmora editorial team"]),
        ("", []),
    ],
)
def test_a_known_byline_is_its_names(byline: str, names: list[str]) -> None:
    assert names_known(byline) == names


def test_names_are_counted_one_by_one_and_those_of_pages_without_author_are_wrong() -> None:
    tally = AuthorTally()
    tally.add(["Ana Ruiz", "Port Sel"], "Ana Ruiz and Bo Lind")
    tally.add(["Somebody"], "")
    tally.add([], "")
    figures = tally.figures()
    assert (figures["name_precision"], figures["name_recall"]) == (0.3333, 0.5)
    assert figures["name_f1"] == 0.4
    assert figures["page_f1"] == 0.5
    assert figures["no_author"] == 0.5
