"""The embedded engine finds the words of each language."""

from __future__ import annotations

from tests.engine.languages import LanguageConformance


class TestTantivyLanguages(LanguageConformance):
    """Stems, words as written and parts of texts."""
