"""Digests as archive files state them: an algorithm, a colon, and digits of base 32, 16 or 64."""

from __future__ import annotations

import base64
import binascii
import hashlib

KNOWN = frozenset({"md5", "sha1", "sha256", "sha512"})


def algorithm(stated: str) -> str | None:
    """The algorithm of a stated digest, None if it is not one that can be computed here."""
    name = stated.partition(":")[0].strip().lower().replace("-", "")
    return name if name in KNOWN else None


def agrees(stated: str, data: bytes) -> bool:
    """Whether data has the stated digest; a digest of an unknown kind cannot disagree."""
    name = algorithm(stated)
    return name is None or same(stated, hashlib.new(name, data, usedforsecurity=False).digest())


def same(stated: str, actual: bytes) -> bool:
    """Whether a stated digest means these bytes."""
    return actual in _readings(stated)


def canonical(stated: str) -> str:
    """One spelling of a digest, empty for one that cannot be read."""
    name = algorithm(stated)
    size = hashlib.new(name, usedforsecurity=False).digest_size if name else 0
    fitting = [raw for raw in _readings(stated) if len(raw) == size]
    return f"{name}:{fitting[0].hex()}" if name and fitting else ""


def _readings(stated: str) -> list[bytes]:
    """The bytes that a digest may mean; only one of them has the right length."""
    value = stated.partition(":")[2].strip()[:256]
    readings = []
    for decode in (_base32, bytes.fromhex, _base64):
        try:
            readings.append(decode(value))
        except (ValueError, binascii.Error):
            continue
    return readings


def _base32(text: str) -> bytes:
    return base64.b32decode(text.upper() + "=" * (-len(text) % 8))


def _base64(text: str) -> bytes:
    plain = text.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
