"""Fixtures for every test: the real services that tests run against."""

from __future__ import annotations

from importlib.util import find_spec

_SERVICES = ("postgres", "elasticsearch", "chromium", "misbehaving")
pytest_plugins = [name for name in (f"tests.services.{service}" for service in _SERVICES) if find_spec(name)]
