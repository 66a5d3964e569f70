"""Digests as archive files state them: an algorithm, a colon, and digits of base 32, 16 or 64."""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache

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
    return _reading(stated) == actual


def canonical(stated: str) -> str:
    """One spelling of a digest, empty for one that cannot be read."""
    raw = _reading(stated)
    return f"{algorithm(stated)}:{raw.hex()}" if raw else ""


@lru_cache(maxsize=64)
def _reading(stated: str) -> bytes:
    """The bytes that a digest means, which its length tells; empty if it cannot be read."""
    name, value = algorithm(stated), stated.partition(":")[2].strip().rstrip("=")
    size = hashlib.new(name, usedforsecurity=False).digest_size if name else 0
    decode = {-(-size * 8 // 5): _base32, size * 2: bytes.fromhex, -(-size * 4 // 3): _base64}.get(len(value))
    try:
        return decode(value) if decode else b""
    except (ValueError, binascii.Error):
        return b""


def _base32(text: str) -> bytes:
    return base64.b32decode(text.upper() + "=" * (-len(text) % 8))


def _base64(text: str) -> bytes:
    plain = text.replace("-", "+").replace("_", "/")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
