"""Events: what sentences say has happened to drugs and people."""

from nlp.events.reader import read_events
from nlp.events.repeats import seizures_once, sites_of
from nlp.events.told import told_once

__all__ = ["read_events", "seizures_once", "sites_of", "told_once"]
