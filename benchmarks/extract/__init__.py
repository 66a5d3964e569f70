"""How well and how fast pages are read: ``python -m benchmarks.extract``."""
