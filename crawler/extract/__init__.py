"""Extraction: from the bytes of a page to its text and what it states about itself. Pure, no network, no files."""

from crawler.extract.model import Page, PageError
from crawler.extract.page import extract

__all__ = ["Page", "PageError", "extract"]
