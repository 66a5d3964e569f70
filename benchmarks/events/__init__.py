"""How well events are read: ``python -m benchmarks.events``."""
