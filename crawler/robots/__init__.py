"""robots.txt: read, matched, and kept for all crawls."""

from crawler.robots.lines import decode
from crawler.robots.rules import Robots, parse, product_token

__all__ = ["Robots", "decode", "parse", "product_token"]
