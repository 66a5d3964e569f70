"""Fixtures of the tests of conduct."""

from tests.crawl.conftest import project, site

__all__ = ["project", "site"]
