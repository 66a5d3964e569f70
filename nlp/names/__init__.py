"""Names of people, organizations and places: clean-up of the model's guesses, patterns, and memory within a text."""

from nlp.names.memory import known_parts, mentions
from nlp.names.reader import read_names

__all__ = ["known_parts", "mentions", "read_names"]
