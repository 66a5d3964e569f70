"""How sure a share is."""

from __future__ import annotations

import math
from typing import Final

_NORMAL: Final = 1.96
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def interval(right: int, tried: int) -> tuple[float, float]:
    """Return between which shares the true one lies with 95 %, by Wilson's score (E. B. Wilson, 1927).

    Where what was tried hangs together, as the pairs of one group do, the truth is somewhat less sure than that.
    """
    if not tried:
        return 0.0, 1.0
    share, square = right / tried, _NORMAL**2 / tried
    middle = share + square / 2
    reach = _NORMAL * math.sqrt(share * (1 - share) / tried + square / (4 * tried))
    return round((middle - reach) / (1 + square), 4), round((middle + reach) / (1 + square), 4)
