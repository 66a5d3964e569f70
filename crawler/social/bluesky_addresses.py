"""Names and addresses of the AT protocol, and the web addresses under which people see posts.

Syntax: https://atproto.com/specs/handle, ``…/did``, ``…/record-key`` and ``…/at-uri-scheme``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.address import canonical_url

WEB = "https://bsky.app"
POST = "app.bsky.feed.post"
INVALID = "handle.invalid"
"""What servers give for a handle that does not lead back to its account."""

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_HANDLE = re.compile(rf"(?:{_LABEL}\.)+[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?")
_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]")
_KEY = re.compile(r"[a-zA-Z0-9._:~-]{1,512}")
_URI = re.compile(
    r"at://(?P<repo>[^/?#]{1,2048})/(?P<collection>(?:[a-zA-Z][a-zA-Z0-9-]{0,62}\.){2,9}[a-zA-Z][a-zA-Z0-9]{0,62})/(?P<key>[^/?#]{1,512})"
)


@dataclass(frozen=True, slots=True)
class Record:
    """Where a record is: account (DID or handle), collection, key."""

    repo: str
    collection: str
    key: str

    @property
    def uri(self) -> str:
        """The record's own address."""
        return f"at://{self.repo}/{self.collection}/{self.key}"


def is_handle(name: str) -> bool:
    """Whether a name is a handle, such as ``ana.example``."""
    return len(name) <= 253 and _HANDLE.fullmatch(name) is not None


def is_did(name: str) -> bool:
    """Whether a name is an account's lasting identifier, such as ``did:plc:…``."""
    return len(name) <= 2048 and _DID.fullmatch(name) is not None


def is_key(name: str) -> bool:
    """Whether a name is the key of a record."""
    return _KEY.fullmatch(name) is not None and name not in (".", "..")


def read_uri(uri: str | None) -> Record | None:
    """Return what an ``at://`` address of a record names, None for anything else."""
    found = _URI.fullmatch(uri or "")
    if not found or not is_key(found["key"]) or not (is_did(found["repo"]) or is_handle(found["repo"])):
        return None
    return Record(found["repo"], found["collection"], found["key"])


def profile_address(name: str) -> str:
    """Return the web address of an account by its handle or DID."""
    return canonical_url(f"{WEB}/profile/{name}")


def post_address(name: str, key: str) -> str:
    """Return the web address of a post by its author's handle or DID and its key."""
    return canonical_url(f"{WEB}/profile/{name}/post/{key}")
