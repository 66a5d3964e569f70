"""A text that waits says which country its source is of."""

from __future__ import annotations

from index.store import Store
from tests.store.builders import NOON, OWNER, TTL, capture, draft


def test_a_leased_text_carries_the_country_that_its_source_states(store: Store) -> None:
    store.save_page(draft(), capture(), NOON)
    (row,) = [{"id": draft().source, "kind": "site", "url": "https://harbour.example/", "name": "Harbour"}]
    store.register_sources([row | {"country": "GB"}])
    (text,) = store.lease_texts(OWNER, 1, NOON, TTL)
    assert text.country == "GB"


def test_a_text_of_a_source_that_states_none_or_is_unknown_carries_no_country(store: Store) -> None:
    store.save_page(draft("https://harbour.example/1", "one"), capture(1), NOON)
    (text,) = store.lease_texts(OWNER, 1, NOON, TTL)
    assert text.country is None
    store.register_sources([{"id": draft().source, "kind": "site", "url": "https://harbour.example/", "name": "H"}])
    (text,) = store.lease_texts(OWNER, 1, NOON + TTL, TTL)
    assert text.country is None
