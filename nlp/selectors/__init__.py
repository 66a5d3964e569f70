"""Selectors: addresses, numbers and keys by which people, ships and accounts can be found again."""

from nlp.selectors.reader import read_selectors

__all__ = ["read_selectors"]
