"""Fixtures of the rendering tests."""

from tests.crawl.conftest import site

__all__ = ["site"]
