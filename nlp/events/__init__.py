"""Events: what sentences say has happened to drugs and people."""

from nlp.events.reader import read_events
from nlp.events.told import told_once

__all__ = ["read_events", "told_once"]
