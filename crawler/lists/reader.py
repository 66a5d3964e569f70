"""Reads a list in any of the forms: bytes in, entries out."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.lists.generic import read_json, read_table
from crawler.lists.mapping import read_mapping
from crawler.lists.model import FORMATS, ListError, ListReading
from crawler.lists.ofaccsv import ADD, ALT, COMMENTS, Beside, Parts, read_parts, read_sdn
from crawler.lists.ofacxml import read_ofac_xml
from crawler.lists.unxml import read_un_xml
from index.model import Json

MAIN = "list"
BESIDE = {"alt": ALT, "add": ADD, "comments": COMMENTS}
"""The files beside sdn.csv, with the number of their columns; the last one need not be there."""


def read_list(files: Mapping[str, bytes], form: str, params: Json, base: str) -> ListReading:
    """Read a list whose whole files are at hand: ``list``, for ``ofac-sdn`` also ``alt``, ``add``, ``comments``.

    ``params`` are those of the source; ``base`` is the address of the list, for entries without a page of their own.
    Never raises for what files hold: ``error`` says why nothing was read.
    """
    try:
        parts = {
            name: beside(name, files[name], params) for name in BESIDE if name in files and form == "ofac-sdn"
        }  # fmt: skip
        return read_main(files[MAIN], form, params, base, parts)
    except ListError as error:
        return ListReading(error=str(error))


def beside(name: str, body: bytes, params: Json) -> Parts:
    """Read one of the files beside sdn.csv. Raises ``ListError`` that names the file."""
    try:
        return read_parts(body, BESIDE[name], unmarked=params.get("unmarked") is True)
    except ListError as error:
        raise ListError(f"{name}.csv: {error}") from error


def read_main(body: bytes, form: str, params: Json, base: str, parts: Mapping[str, Parts]) -> ListReading:
    """Read the list itself, with what was read beside it. Raises ``ListError``."""
    if form == "ofac-sdn":
        return read_sdn(body, Beside(**parts), unmarked=params.get("unmarked") is True)
    if form == "ofac-xml":
        return read_ofac_xml(body)
    if form == "un-xml":
        return read_un_xml(body, base)
    if form in ("csv", "json"):
        mapping = read_mapping(params.get("mapping"))
        return (read_table if form == "csv" else read_json)(body, mapping, base)
    raise ListError(f"params.format must be one of {', '.join(FORMATS)}, not {form!r}")
