"""How well quantities and money are read: ``python -m benchmarks.amounts``."""
