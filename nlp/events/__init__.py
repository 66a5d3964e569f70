"""Events: what a sentence says has happened to drugs."""

from nlp.events.seizures import read_seizures

__all__ = ["read_seizures"]
