"""Documents in the formats of other programs; each is streamed, whatever the number of documents."""

from watchfloor.exports.ftm import write_ftm
from watchfloor.exports.geojson import write_geojson
from watchfloor.exports.graphml import write_graphml
from watchfloor.exports.stix import write_stix

__all__ = ["write_ftm", "write_geojson", "write_graphml", "write_stix"]
