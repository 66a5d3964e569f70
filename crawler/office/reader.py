"""One door for all office formats: what a file is, is told by its first bytes and, in a ZIP, by its members."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from io import BytesIO

from crawler.office.model import OfficeError, OfficeText
from crawler.office.odf import read_odf
from crawler.office.ooxml import read_ooxml

PDF, ZIP, OLE, RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"

_BROKEN = (NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


def is_office(body: bytes) -> bool:
    """Whether the first bytes are those of a PDF or office file; other bytes than markup may stand before a PDF."""
    before, found, _ = body[:1024].partition(PDF)
    return body.startswith((ZIP, OLE, RTF)) or (bool(found) and b"<" not in before)


def read_office(body: bytes) -> OfficeText:
    """Read a PDF, Word, Excel, PowerPoint or OpenDocument file. Raises ``OfficeError``."""
    if body.startswith(ZIP):
        return _read_zip(body)
    if body.startswith(OLE):
        raise OfficeError("an office file of the old binary format or an encrypted one, which is not read")
    if body.startswith(RTF):
        raise OfficeError("an RTF file, which is not read")
    try:
        from crawler.office.pdf import read_pdf
    except ImportError:
        raise OfficeError("a PDF file; to read those install the extra: watchfloor[documents]") from None
    return read_pdf(body)


def _read_zip(body: bytes) -> OfficeText:
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names = set(archive.namelist()[:10_000])
            if "[Content_Types].xml" in names:
                return read_ooxml(archive, names)
            if "content.xml" in names:
                return read_odf(archive, names)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_BROKEN) as error:
        if isinstance(error, OfficeError):
            raise
        raise OfficeError(f"a damaged ZIP or office file: {str(error)[:200]}") from error
    raise OfficeError("a ZIP file, not an office file")
