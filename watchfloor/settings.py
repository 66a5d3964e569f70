"""All settings of the application: ``watchfloor.toml`` < environment < flags, every mistake at once."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import SettingsConfigDict, SettingsError

from crawler.config import CollectSettings, Section, config_path, read_table
from crawler.sources import Mistake, Source, checked_schedule, read_sources
from nlp.annotation import Model


class EngineSection(Section):
    """``[engine]``: which search engine holds the index."""

    kind: Literal["embedded", "elasticsearch"] = "embedded"
    url: str | None = Field(None, pattern=r"^https?://\S+$", description="address of Elasticsearch")
    prefix: str = Field("watchfloor", pattern=r"^[a-z0-9][a-z0-9-]*$", description="first part of every index name")
    api_key: SecretStr | None = None
    username: str | None = None
    password: SecretStr | None = None
    ca_certs: Path | None = None

    @model_validator(mode="after")
    def _has_an_address(self) -> EngineSection:
        if self.kind == "elasticsearch" and not (self.url and urlsplit(self.url).hostname):
            raise ValueError('kind = "elasticsearch" needs url = "http://…" with a host')
        return self


class NlpSection(Section):
    """``[nlp]``: how texts are read."""

    model: Model = "fast"
    batch: int = Field(32, ge=1, le=1000, description="texts annotated and saved at a time")


class DeskSection(Section):
    """``[desk]``: where the desk listens."""

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    hosts: tuple[str, ...] = Field((), description="further host names under which the desk may be asked")


class RunSection(Section):
    """``[run]``: the scheduler. ``default_schedule`` is for sources without one; absent: only on demand."""

    default_schedule: str | None = None
    parallel_crawls: int = Field(2, ge=1, le=16)

    @field_validator("default_schedule")
    @classmethod
    def _a_schedule(cls, value: str | None) -> str | None:
        return checked_schedule(value)


class Settings(CollectSettings):
    """Everything that ``watchfloor.toml`` may say."""

    model_config = SettingsConfigDict(
        env_prefix="WATCHFLOOR_", env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )
    engine: EngineSection = EngineSection()
    nlp: NlpSection = NlpSection()
    desk: DeskSection = DeskSection()
    run: RunSection = RunSection()

    @property
    def index_folder(self) -> Path:
        """The folder of the embedded engine."""
        return self.data / "index"


class ConfigurationError(Exception):
    """The configuration or the sources have mistakes; ``mistakes`` names each with file and line."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def _line_of(text: str, location: tuple[str | int, ...]) -> int | None:
    """The line of ``[section] key`` in a TOML text, the section's line if the key is not there."""
    section = str(location[0]) if len(location) > 1 else None
    key, inside, best = str(location[-1]), section is None, None
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[([^\]]+)\]", line)
        if header:
            inside = header[1].strip() == section
            best = number if inside or header[1].strip() == key else best
        elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return best


def _mistakes(path: Path, text: str, error: ValidationError) -> list[Mistake]:
    found = []
    for item in error.errors():
        where = ".".join(str(part) for part in item["loc"]) or "configuration"
        message = (
            f"unknown setting {where}"
            if item["type"] == "extra_forbidden"
            else f"{where}: {item['msg'].removeprefix('Value error, ')}"
        )
        variable = _variable(item["loc"])
        line = _line_of(text, item["loc"]) if item["loc"] else None
        found.append(Mistake(variable, None, message) if variable else Mistake(path, line, message))
    return found


def _variable(location: tuple[str | int, ...]) -> str | None:
    """The variable of the environment that sets a value, which then is not the file's."""
    names = [str(part).upper() for part in location]
    wanted = {"WATCHFLOOR_" + "__".join(names[:depth]) for depth in range(1, len(names) + 1)}
    return next((f"{name} in the environment" for name in sorted(os.environ) if name.upper() in wanted), None)


def load_settings(path: Path | None = None) -> Settings:
    """Read the configuration file in force. Raises ``ConfigurationError`` with every mistake."""
    path = path or config_path()
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        table: dict[str, Any] = read_table(path)
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigurationError([Mistake(path, int(line[1]) if line else None, f"cannot be read: {error}")]) from error
    try:
        return Settings(**table)
    except ValidationError as error:
        raise ConfigurationError(_mistakes(path, text, error)) from error
    except SettingsError as error:
        message = f"a WATCHFLOOR_ variable of the environment must be JSON ({error}: {error.__cause__})"
        raise ConfigurationError([Mistake(path, None, message)]) from error


def load_sources(settings: Settings) -> dict[str, Source]:
    """Read the sources beside the configuration, by id. Raises ``ConfigurationError`` with every mistake."""
    sources, mistakes = read_sources(settings.sources)
    if mistakes:
        raise ConfigurationError(mistakes)
    return sources
