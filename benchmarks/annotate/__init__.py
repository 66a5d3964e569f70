"""What annotation costs: ``python -m benchmarks.annotate``."""
