"""Elasticsearch finds the words of each language."""

from __future__ import annotations

from tests.engine.languages import LanguageConformance


class TestElasticsearchLanguages(LanguageConformance):
    """Stems, words as written and parts of texts."""
