"""The embedded search engine."""

from index.engine.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]
