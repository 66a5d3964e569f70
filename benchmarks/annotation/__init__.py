"""How well and how fast texts are annotated: ``python -m benchmarks.annotation``."""
