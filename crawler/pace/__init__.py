"""When a host may be asked again: one request at a time, over all sources, processes and machines."""

from crawler.pace.hosts import LONGEST_REST, MAX_CRAWL_DELAY, Pace, host_of
from crawler.pace.shared import SharedTurns
from crawler.pace.turn import Turn

__all__ = ["LONGEST_REST", "MAX_CRAWL_DELAY", "Pace", "SharedTurns", "Turn", "host_of"]
