"""The Sallowby Gazette: a village weekly; Dublin Core pages, a news sitemap and, for its life pages, an RDF feed."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="gazette",
    name="The Sallowby Gazette",
    language="en",
    country="GB",
    channels=(
        Channel(
            "world-gazette",
            "news-sitemap",
            "/news-sitemap.xml",
            "The Sallowby Gazette: news",
            sections=("news", "sport"),
            tags=("press", "local"),
            reliability="C",
        ),
        Channel(
            "world-gazette-life",
            "rdf",
            "/life.rdf",
            "The Sallowby Gazette: life",
            sections=("food", "weather", "garden"),
            tags=("local",),
            reliability="C",
        ),
    ),
    address="/{section}/{slug}/",
    shown_time=False,
    robots="# The village pays for the village paper\nUser-agent: *\nDisallow: /subscribers/\n",
    sections=("news", "sport", "food", "weather", "garden"),
)
