"""The Harbour Ledger: an English daily; JSON-LD pages, gzip, an RSS feed whose links carry tracking parameters."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="ledger",
    name="The Harbour Ledger",
    language="en",
    country="GB",
    channels=(Channel("world-ledger", "rss", "/rss.xml", "The Harbour Ledger: all stories", tags=("press", "ports")),),
    address="/{year}/{month}/{slug}",
    gzip=True,
    link_suffix="?utm_source=rss&utm_medium=feed",
    sections=("crime", "shipping", "courts", "money", "comment"),
)
