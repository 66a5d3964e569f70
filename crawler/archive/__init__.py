"""What publishers sent, as it came over the wire: WARC 1.1 files that are written once and re-hashed at any time."""

from crawler.archive.damage import Damage
from crawler.archive.reader import CaptureError, capture_path, read_payload, read_record, records
from crawler.archive.record import Exchange
from crawler.archive.references import add_reference
from crawler.archive.repair import repair
from crawler.archive.verify import verify
from crawler.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "CaptureError",
    "Damage",
    "Exchange",
    "add_reference",
    "capture_path",
    "read_payload",
    "read_record",
    "records",
    "repair",
    "verify",
]
