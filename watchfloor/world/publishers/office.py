"""The Joint Maritime Interdiction Office: press releases in old table pages without metadata; a sitemap index, gzip."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="office",
    name="Joint Maritime Interdiction Office",
    language="en",
    country="BE",
    channels=(
        Channel(
            "world-office",
            "sitemap-index",
            "/sitemap_index.xml",
            "Joint Maritime Interdiction Office: press releases",
            tags=("official", "customs"),
            reliability="A",
        ),
    ),
    address="/press/{slug}.htm",
    shown_time=False,
    robots="User-agent: *\nDisallow: /internal/\nSitemap: {base}/sitemap_index.xml\n",
)
