"""Credentials of sources: from the environment or a file of their own, never from ``sources/``.

File: ``credentials.toml`` beside ``watchfloor.toml``, readable by its owner alone, with a table per kind
(``[bluesky]``) or per source id. Environment: ``WATCHFLOOR_CREDENTIALS__BLUESKY__PASSWORD``; it wins over the file.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from crawler.config import config_path

FILE = "credentials.toml"
PREFIX = "WATCHFLOOR_CREDENTIALS__"


_SECRET = re.compile(
    r"(?:^|[_-])(?:pass|password|passwd|passphrase|token|secret|api_?key|private_?key|authorization|bearer|cookie|jwt|"
    r"credentials?|login)s?(?:$|[_-])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
_WHERE = f"credentials belong in the environment ({PREFIX}KIND__NAME) or in {FILE}, never beside a source"


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


def strays(known: Collection[str], path: Path | None = None) -> Iterator[str]:
    """Name tables and variables that belong to none of ``known``, kinds and source ids. Raises ``CredentialsError``."""
    path = path or config_path().absolute().parent / FILE
    for name in sorted(set(_read(path)) - set(known)):
        yield f"{path}: [{name}] is neither a kind that takes credentials nor the id of a source"
    named = {name.upper().replace("-", "_") for name in known}
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable.removeprefix(PREFIX).rpartition("__")[0] not in named:
            yield f"{variable} in the environment names neither a kind that takes credentials nor the id of a source"


def misplaced(value: Any, where: str = "") -> str | None:
    """Name what looks like a credential in the table of a source, without its value; None where nothing does."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            place = f"{where}.{key}" if where else str(key)
            if _SECRET.search(str(key)):
                return f"{place}: {_WHERE}"
            if found := misplaced(inner, place):
                return found
    elif isinstance(value, str) and _IN_ADDRESS.match(value):
        return f"{where} holds a name or password before the host: {_WHERE}"
    return None


def _read(path: Path) -> Mapping[str, dict[str, str]]:
    if not path.exists():
        return {}
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise CredentialsError(f"{path} may be read by others: chmod 600 {path.name}")
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    # The parser's own words may quote the line, which holds a secret.
    except (OSError, ValueError, RecursionError):
        raise CredentialsError(f"{path} cannot be read as TOML") from None
    if not all(isinstance(table, dict) for table in tables.values()):
        raise CredentialsError(f"{path}: expected tables such as [bluesky]")
    return {name: {key: str(value) for key, value in table.items()} for name, table in tables.items()}


def _environment(name: str) -> Iterator[tuple[str, str]]:
    prefix = f"{PREFIX}{name.upper().replace('-', '_')}__"
    for variable, value in os.environ.items():
        if variable.startswith(prefix) and value:
            yield variable.removeprefix(prefix).lower(), value
