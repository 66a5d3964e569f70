"""Watches: saved queries asked of documents as they come, apart from any search engine of the installation."""

from index.watches.matching import Matcher, UnaskableError, check_askable

__all__ = ["Matcher", "UnaskableError", "check_askable"]
