"""The embedded engine against the suite that every engine passes."""

from __future__ import annotations

from tests.engine.conformance import EngineConformance


class TestTantivy(EngineConformance):
    """Everything the port promises."""
