"""Places: which one of the world's places a name in a text means."""

from nlp.places.gazing import find_places
from nlp.places.resolver import resolve

__all__ = ["find_places", "resolve"]
