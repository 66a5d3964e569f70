"""How much of a list may go from one run to the next before it is taken for a broken file."""

from __future__ import annotations

from crawler.lists.model import ListError
from index.model import Json

MAX_LOSS = 0.2
"""The share of a list that may go from one run to the next, unless ``params.max_loss`` says another."""


def loss_of(params: Json) -> float:
    """``params.max_loss``, a share from 0 to 1. Raises ``ListError``."""
    share = params.get("max_loss", MAX_LOSS)
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise ListError("params.max_loss must be a share between 0 and 1, 0.2 for a fifth of the list")
    return float(share)


def plausible(known: int, kept: int, share: float) -> str | None:
    """Why it cannot be true that of so many known entries only ``kept`` are left; None if it can."""
    gone = known - kept
    if not known or gone <= share * known:
        return None
    return (
        f"ALARM: {gone} of {known} known entries are not in the list any more, more than {share:.0%}; nothing was "
        f"changed. If the publisher really removed them, set params.max_loss = {_next_share(gone / known)} for one run;"
        " if only the address of the list changed, set params.base to the old one"
    )


def _next_share(share: float) -> float:
    return min(1.0, round(share + 0.005, 2))
