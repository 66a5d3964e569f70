"""Credentials of sources: from the environment or a file of their own, never from ``sources/``.

File: ``credentials.toml`` beside ``watchfloor.toml``, readable by its owner alone, with a table per kind
(``[bluesky]``) or per source id. Environment: ``WATCHFLOOR_CREDENTIALS__BLUESKY__PASSWORD``; it wins over the file.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from crawler.config import config_path

FILE = "credentials.toml"
PREFIX = "WATCHFLOOR_CREDENTIALS__"


class CredentialsError(ValueError):
    """A file of credentials that cannot be used; the message says why and never what it holds."""


def secrets_of(source: str, kind: str, path: Path | None = None) -> dict[str, str]:
    """Return the credentials for a source: of its kind, overridden by its own. Raises ``CredentialsError``."""
    tables = _read(path or config_path().absolute().parent / FILE)
    found: dict[str, str] = {}
    for name in (kind, source):
        found |= tables.get(name, {})
        found |= dict(_environment(name))
    return found


def _read(path: Path) -> Mapping[str, dict[str, str]]:
    if not path.exists():
        return {}
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise CredentialsError(f"{path} may be read by others: chmod 600 {path.name}")
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    # The parser's own words may quote the line, which holds a secret.
    except (OSError, ValueError):
        raise CredentialsError(f"{path} cannot be read as TOML") from None
    if not all(isinstance(table, dict) for table in tables.values()):
        raise CredentialsError(f"{path}: expected tables such as [bluesky]")
    return {name: {key: str(value) for key, value in table.items()} for name, table in tables.items()}


def _environment(name: str) -> Iterator[tuple[str, str]]:
    prefix = f"{PREFIX}{name.upper().replace('-', '_')}__"
    for variable, value in os.environ.items():
        if variable.startswith(prefix) and value:
            yield variable.removeprefix(prefix).lower(), value
