"""Kestrel Wire: a news agency; sparse pages with a time element in UTC, a JSON feed, signalled corrections."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="wire",
    name="Kestrel Wire",
    language="en",
    country="BE",
    channels=(
        Channel("world-wire", "json", "/feed.json", "Kestrel Wire: top line", tags=("agency",), reliability="A"),
    ),
    address="/s/{number}-{slug}",
    header_charset=None,
    robots=None,
    sections=("europe", "trade", "health"),
)
