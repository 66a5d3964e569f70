#!/usr/bin/env python3
"""Verifies a package of evidence. It needs Python 3.9 or later and nothing else:

    python3 verify.py            in the unpacked folder
    python3 verify.py FILE.zip   on the package as it was handed over

Every file is hashed and compared with manifest.json, and every capture is unpacked and hashed again: the bytes of the
HTTP body as they came over the wire. Exit 0: everything is as it was when the package was made. Exit 1: not, or a file
is missing or was added; each is named. The hash of manifest.json itself is printed: compare it with the one that was
noted when the package was made.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

MANIFEST = "manifest.json"
CAPTURES = "captures.warc.gz"
MOST = 2**31
LENGTH = re.compile(rb"(?i)\ncontent-length:[ \t]*(\d{1,12})")
SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,4096})?\r?\n")


class Folder:
    """The files of an unpacked package."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def names(self) -> set[str]:
        """Every file's name."""
        return {str(each.relative_to(self.path).as_posix()) for each in self.path.rglob("*") if each.is_file()}

    def doubtful(self) -> list[str]:
        """Links, which may lead anywhere."""
        return sorted(each.relative_to(self.path).as_posix() for each in self.path.rglob("*") if each.is_symlink())

    def open(self, name: str) -> BinaryIO:
        """A file to read."""
        return (self.path / name).open("rb")


class Package:
    """The files of a package that is still packed."""

    def __init__(self, path: str | Path) -> None:
        self.zipped = zipfile.ZipFile(path)

    def names(self) -> set[str]:
        """Every file's name."""
        return {each.filename for each in self.zipped.infolist() if not each.is_dir()}

    def doubtful(self) -> list[str]:
        """Names that stand twice: another program may unpack the other one."""
        names = [each.filename for each in self.zipped.infolist()]
        return sorted({name for name in names if names.count(name) > 1}) if len(names) > len(set(names)) else []

    def open(self, name: str) -> BinaryIO:
        """A file to read."""
        return cast("BinaryIO", self.zipped.open(name))


def main(arguments: list[str]) -> int:
    """Verify and return the exit code."""
    here = Path(__file__).resolve().parent
    named = Path(arguments[0]) if arguments else here
    try:
        source = Package(named) if named.suffix == ".zip" else Folder(named)
        manifest = json.loads(source.open(MANIFEST).read())
        manifest["files"], manifest["documents"]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        print(f"{named}: is no package of evidence, or its {MANIFEST} cannot be read: {error}")
        return 1
    problems = list(check_files(source, manifest)) + list(check_captures(source, manifest))
    for problem in problems:
        print(problem)
    print(f"sha256 of {MANIFEST}: {digest(source.open(MANIFEST))}")
    captures = sum(len(each["captures"]) for each in manifest["documents"])
    print(
        f"{len(manifest['files'])} files, {len(manifest['documents'])} documents, {captures} captures verified; "
        f"{len(problems)} problems"
    )
    return 1 if problems else 0


def check_files(source: Folder | Package, manifest: dict[str, Any]) -> Iterator[str]:
    """Compare every file with its hash."""
    present = source.names()
    for name in source.doubtful():
        yield f"{name}: stands twice, or is a link"
    for name, stated in sorted(manifest["files"].items()):
        if name not in present:
            yield f"{name}: is missing"
        elif digest(source.open(name)) != stated:
            yield f"{name}: was changed"
    for name in sorted(present - set(manifest["files"]) - {MANIFEST}):
        yield f"{name}: was added"


def check_captures(source: Folder | Package, manifest: dict[str, Any]) -> Iterator[str]:
    """Unpack every capture and compare the hash of its body."""
    for document in manifest["documents"]:
        for capture in document["captures"]:
            try:
                with source.open(CAPTURES) as file:
                    record = unpacked(file, capture["offset"])
                if capture["sha256"] not in bodies(record):
                    yield f"{document['id']}: the capture at {capture['offset']} has another body"
            except (OSError, ValueError, KeyError, zlib.error) as error:
                yield f"{document['id']}: the capture at {capture['offset']} cannot be read: {error}"


def digest(file: BinaryIO) -> str:
    """The SHA-256 of a file, in hex."""
    hashed = hashlib.sha256()
    with file:
        for piece in iter(lambda: file.read(2**20), b""):
            hashed.update(piece)
    return hashed.hexdigest()


def unpacked(file: BinaryIO, offset: int) -> bytes:
    """The record that begins at an offset: one gzip member."""
    file.seek(offset)
    inflater, data = zlib.decompressobj(31), io.BytesIO()
    while not inflater.eof:
        piece = file.read(2**20)
        if not piece:
            raise ValueError("it ends too early")
        data.write(inflater.decompress(piece, MOST))
        if data.tell() > MOST:
            raise ValueError("it is larger than 2 GiB")
    return data.getvalue()


def bodies(record: bytes) -> set[str]:
    """Hashes of what a record may mean by its body: all behind the HTTP head, and that without its chunks."""
    head, _, block = record.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    block = block[: int(length[1])] if length else block
    whole: list[bytes | None] = [block]
    if block.startswith(b"HTTP/"):
        # The head of an HTTP message ends at its first empty line.
        end = re.search(rb"\r?\n\r?\n", block)
        body = block[end.end() :] if end else b""
        whole = [body, dechunked(body)]
    return {hashlib.sha256(each).hexdigest() for each in whole if each is not None}


def dechunked(body: bytes) -> bytes | None:
    """A body without the chunks of its transfer; None if it has none."""
    parts: list[bytes] = []
    position = 0
    while True:
        stated = SIZE.match(body, position)
        if not stated:
            return None
        size, start = int(stated[1], 16), stated.end()
        if size == 0:
            return b"".join(parts)
        parts.append(body[start : start + size])
        position = start + size
        position += 2 if body[position : position + 2] == b"\r\n" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
