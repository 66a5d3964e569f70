"""The Ferryman: a port magazine without feed or sitemap; sections, a tag page and a calendar without end."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="ferryman",
    name="The Ferryman",
    language="en",
    country="GB",
    channels=(Channel("world-ferryman", "pages", "/", "The Ferryman", tags=("press", "ports")),),
    address="/{section}/{year}/{month}/{slug}.html",
    sections=("harbour", "courts"),
)
