"""Texts of PDF and office files: pure, bounded, and named where they cannot be read."""

from crawler.office.model import OfficeError, OfficeText
from crawler.office.reader import is_office, read_office

__all__ = ["OfficeError", "OfficeText", "is_office", "read_office"]
