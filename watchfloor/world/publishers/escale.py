"""L'Escale du Soir: a French evening paper; microdata in windows-1252 named by the page alone, an Atom feed."""

from __future__ import annotations

from watchfloor.world.publisher import Channel, Publisher

PUBLISHER = Publisher(
    id="escale",
    name="L’Escale du Soir",
    language="fr",
    country="FR",
    channels=(Channel("world-escale", "atom", "/fil.atom", "L’Escale du Soir : le fil", tags=("press",)),),
    address="/lire?numero={number}&titre={slug}",
    encoding="windows-1252",
    header_charset=None,
    sections=("port", "justice", "monde", "sante", "loisirs"),
)
