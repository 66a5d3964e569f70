"""Places of the sample world that are no publishers: what people say, and a register. One module each."""

from __future__ import annotations

from watchfloor.world.places.estrecho import Estrecho
from watchfloor.world.places.place import Place
from watchfloor.world.places.quayside import Quayside
from watchfloor.world.places.register import Register
from watchfloor.world.places.skylark import Skylark
from watchfloor.world.places.slacktide import Slacktide
from watchfloor.world.places.soundings import Soundings
from watchfloor.world.places.tidewrack import Tidewrack

PLACES: tuple[type[Place], ...] = (Quayside, Skylark, Slacktide, Estrecho, Tidewrack, Soundings, Register)

__all__ = ["PLACES", "Place"]
