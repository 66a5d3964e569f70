"""Parquet de l'Estuaire: a prosecutor's releases in French, one of them a PDF file; an RSS feed."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="parquet",
    name="Parquet de l’Estuaire",
    language="fr",
    country="FR",
    channels=(
        Channel(
            "world-parquet",
            "rss",
            "/communiques.xml",
            "Parquet de l’Estuaire : communiqués",
            tags=("official", "justice"),
            reliability="A",
        ),
    ),
    address="/communiques/{slug}.{ending}",
)
