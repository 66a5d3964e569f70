"""Events: what sentences say has happened to drugs and people."""

from nlp.events.reader import read_events

__all__ = ["read_events"]
