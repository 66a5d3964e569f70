"""What publishers sent, as it came over the wire: WARC 1.1 files that are written once and re-hashed at any time."""

from crawler.archive.reader import CaptureError, read_payload, read_record, records
from crawler.archive.record import Exchange
from crawler.archive.repair import repair
from crawler.archive.verify import Damage, verify
from crawler.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "CaptureError",
    "Damage",
    "Exchange",
    "read_payload",
    "read_record",
    "records",
    "repair",
    "verify",
]
