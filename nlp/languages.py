"""How many languages are kept at a time: tags come from strangers, and there is no end of them."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = 32
"""Sets of words that each reader keeps, those used last."""
