"""Whatever is handed in can be kept by both databases, and nothing sound is changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store import StoreError
from index.store.cleaning import clean_json, clean_text

ANY_TEXT = st.text(st.characters(categories=["L", "N", "Cs", "Cc", "P"]), max_size=40)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=15,
)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_a_cleaned_text_can_be_written_and_stays(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    assert clean_text(cleaned) == cleaned


@settings(max_examples=100, deadline=None)
@given(ANY_JSON)
def test_a_cleaned_value_is_json_and_stays(value: object) -> None:
    cleaned = clean_json(value)
    written = json.dumps(cleaned, ensure_ascii=False, allow_nan=False)
    assert "\\u0000" not in written
    assert json.loads(written.encode()) == cleaned == clean_json(cleaned)


def test_sound_values_are_not_changed() -> None:
    value = {"a": [1, 2.5, True, None, "naïve 🚢"], "b": {"c": -(2**70)}}
    assert clean_json(value) == value


@pytest.mark.parametrize(("value", "reason"), [({1, 2}, "set is not a type"), (b"x", "bytes is not a type")])
def test_other_types_are_refused(value: object, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        clean_json(value)


def test_values_nested_too_deep_are_refused() -> None:
    value: list[object] = []
    for _ in range(60):
        value = [value]
    with pytest.raises(StoreError, match="nested deeper than 50"):
        clean_json(value)
