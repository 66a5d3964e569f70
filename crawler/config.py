"""Configuration of collection, read from ``watchfloor.toml`` < environment ``WATCHFLOOR_SECTION__KEY`` < flags.

The application extends these settings; the crawler reads the same file by itself, so that ``scrapy crawl`` alone
and ``watchfloor crawl`` behave alike.
"""

from __future__ import annotations

import os
import tomllib
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

CONFIG_VARIABLE = "WATCHFLOOR_CONFIG"
CONTACT_FORM = r"(https?://\S+|mailto:\S+@\S+|[^\s@]+@[^\s@]+\.[^\s@]+)"


class Section(BaseModel):
    """A section of the configuration: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CrawlSection(Section):
    """``[crawl]``: who asks, how often, and what is refused. Times in seconds, sizes in bytes."""

    contact: str | None = Field(None, pattern=f"^{CONTACT_FORM}$", description="web or mail address of who crawls")
    user_agent: str | None = Field(
        None, min_length=3, description="whole user agent; default names watchfloor and contact"
    )
    allow_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    delay: float = Field(1.0, ge=0, le=3600)
    timeout: float = Field(30.0, gt=0, le=600)
    max_size: int = Field(32 * 2**20, ge=1024, le=2**30)
    redirects: int = Field(10, ge=0, le=50)
    retries: int = Field(2, ge=0, le=10)
    concurrency: int = Field(16, ge=1, le=256, description="requests at a time over all hosts; per host it is one")
    autothrottle: bool = True
    obey_robots: bool = Field(True, description="only ever false for hosts of your own in tests")
    extractors: int = Field(0, ge=0, le=64, description="extraction processes; 0: one per processor")
    extract_timeout: float = Field(30.0, gt=0, le=600)
    render_timeout: float = Field(60.0, gt=0, le=600, description="for one page in the browser")
    archive_size: int = Field(2**30, ge=2**20, description="a WARC file is closed when it is larger")


class StoreSection(Section):
    """``[store]``: where the rows are."""

    url: str | None = Field(None, description="SQLAlchemy address; default: SQLite in the data folder")


def _existing_parent(path: Path) -> Path:
    return path.expanduser()


class CollectSettings(BaseSettings):
    """What collection needs to know. ``data`` holds everything that is written."""

    model_config = SettingsConfigDict(env_prefix="WATCHFLOOR_", env_nested_delimiter="__", extra="ignore", frozen=True)
    data: Annotated[Path, AfterValidator(_existing_parent)] = Path("data")
    sources: Path = Path("sources")
    crawl: CrawlSection = CrawlSection()
    store: StoreSection = StoreSection()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags and environment win over the file, which arrives as a source of its own."""
        return env_settings, init_settings

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.data / "archive"

    @property
    def store_url(self) -> str:
        """The SQLAlchemy address of the store."""
        return self.store.url or f"sqlite:///{(self.data / 'watchfloor.db').absolute()}"


def config_path() -> Path:
    """The configuration file in force: ``WATCHFLOOR_CONFIG`` or ``watchfloor.toml`` in the current folder."""
    return Path(os.environ.get(CONFIG_VARIABLE, "watchfloor.toml"))


def read_table(path: Path) -> dict[str, Any]:
    """Parse a TOML configuration; a missing file is an empty one. Relative folders are beside the file.

    Raises ``tomllib.TOMLDecodeError`` (a ``ValueError``) naming line and column, ``OSError``.
    """
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    base = path.absolute().parent
    for key, default in (("data", "data"), ("sources", "sources")):
        value = table.get(key, default)
        table[key] = base / value if isinstance(value, str) else value
    return table


def load_collect_settings(path: Path | None = None) -> CollectSettings:
    """Read the configuration for collection. Raises ``pydantic.ValidationError``, ``ValueError``, ``OSError``."""
    return CollectSettings(**read_table(path or config_path()))
