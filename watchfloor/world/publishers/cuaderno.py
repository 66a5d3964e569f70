"""El Cuaderno del Estrecho: a Spanish regional paper; OpenGraph only, everything in ISO-8859-1, an RSS feed."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="cuaderno",
    name="El Cuaderno del Estrecho",
    language="es",
    country="ES",
    channels=(
        Channel("world-cuaderno", "rss", "/rss/portada.xml", "El Cuaderno del Estrecho: portada", tags=("press",)),
    ),
    address="/noticias/{section}/{slug}.html",
    encoding="iso-8859-1",
    header_charset="ISO-8859-1",
    sections=("sucesos", "tribunales", "economia", "sociedad", "deportes"),
)
