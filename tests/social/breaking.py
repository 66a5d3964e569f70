"""Answers with something wrong in them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st


def broken(value: Any) -> st.SearchStrategy[Any]:
    """A JSON value with any of its parts replaced by something of another type, a dozen parts apart on average."""
    junk: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    junk = junk | st.just([]) | st.just({}) | st.just([{}]) | st.just("\ud800")
    if isinstance(value, dict):
        whole: st.SearchStrategy[Any] = st.fixed_dictionaries({key: broken(one) for key, one in value.items()})
    elif isinstance(value, list):
        whole = st.tuples(*map(broken, value)).map(lambda parts: list(parts))
    else:
        whole = st.just(value)
    return st.integers(0, 11).flatmap(lambda dice: junk if dice == 0 else whole)
