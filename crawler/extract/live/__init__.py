"""Live blogs."""
