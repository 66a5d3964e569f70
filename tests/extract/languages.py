"""The same small fiction in many languages: a headline and a paragraph of two or three sentences each."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TEXTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HEADLINES: dict[str, str] = {code: text["headline"] for code, text in _TEXTS.items()}
PARAGRAPHS: dict[str, str] = {code: text["paragraph"].strip() for code, text in _TEXTS.items()}
"""By BCP-47 primary subtag."""
