"""Watches: saved queries asked of documents as they come, apart from any search engine of the installation."""

from index.watches.matching import Matcher

__all__ = ["Matcher"]
