"""How one text differs from another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchfloor.differences import difference
from watchfloor.plainly import plain

LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20), max_size=12)


def test_only_what_changed_is_shown_with_a_line_around_it() -> None:
    before = "one\n\ntwo\n\nthree\n\nfour\n\nfive"
    shown = difference(before, before.replace("three", "3 and more")).splitlines()
    assert shown[0].startswith("@@")
    assert shown[1:] == [" ", "-three", "+3 and more", " "]


@given(LINES, LINES)
def test_every_line_that_is_new_or_gone_is_named(before: list[str], after: list[str]) -> None:
    shown = difference("\n".join(before), "\n".join(after)).splitlines()
    assert {line for line in after if line} - set(before) <= {line[1:] for line in shown if line.startswith("+")}
    assert {line for line in before if line} - set(after) <= {line[1:] for line in shown if line.startswith("-")}
    assert difference("\n".join(after), "\n".join(after)) == ""


def test_values_are_written_as_people_do() -> None:
    value = {"likes": 4, "none": None, "options": [{"text": "yes", "votes": 3}, {"text": "no", "votes": 0}]}
    assert plain(value) == "likes 4, options text yes, votes 3; text no, votes 0"
