"""Fixtures of the tests of conduct."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl.project import Project
from tests.services.misbehaving import Site


@pytest.fixture
def site(misbehaving: Site) -> Site:
    """A site of one's own."""
    return misbehaving


@pytest.fixture
def project(tmp_path: Path, site: Site) -> Project:
    """A project with one feed, ``harbour``, at ``/feed`` of the site."""
    made = Project(tmp_path)
    made.configure()
    made.source("harbour", site.url("/feed"))
    return made
