"""Why an address did not become a document, in words for people."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from index.model import Problem

Grade = str
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Unfetched(IgnoreRequest):
    """A request that ended without a page; ``grade`` as in ``Problem``."""

    grade: str = "failed"


class Refused(Unfetched):
    """Refused by the guard or cut by a limit."""

    grade = "refused"


class NotAsked(Unfetched):
    """Not sent any more, because the crawl ends; the next run asks."""

    grade = "unasked"


class RobotsForbidden(Unfetched):
    """Refused by the host's robots.txt."""

    grade = "missing"


class RobotsUnreadable(Unfetched):
    """The host's robots.txt could not be read, so nothing of it may be asked. ``cause`` is why."""

    def __init__(self, address: str, cause: Exception) -> None:
        super().__init__(address)
        self.address = address
        self.cause = cause


class DamagedBody(Unfetched):
    """A body that cannot be unpacked as its headers say."""


class HeadTooLargeError(Exception):
    """A response head that is larger than is read; raised below Scrapy, which wraps it."""


class NotArchived(Unfetched):
    """A response that could not be kept, so that no document may be made of it."""


def is_full(error: OSError) -> bool:
    """Whether an error means that there is no more room."""
    return error.errno in _FULL


def explain(error: BaseException, host: str, refused_hosts: Mapping[str, str]) -> tuple[str, str]:
    """Return (reason, grade) of a request that ended in ``error``.

    ``refused_hosts`` names the hosts whose every address the guard refused, with its reason.
    """
    if isinstance(error, RobotsUnreadable):
        reason, grade = explain(error.cause, host, refused_hosts)
        return (reason if grade == "refused" else f"{error.address} could not be read: {reason}"), grade
    if isinstance(error, Unfetched):
        return str(error), error.grade
    if isinstance(error, CannotResolveHostError):
        if host in refused_hosts:
            return refused_hosts[host], "refused"
        return f"the host {host!r} is not known", "failed"
    # Scrapy cancels a download for its size alone; without an announced length it does not even say so.
    if isinstance(error, DownloadCancelledError):
        return "the body is larger than [crawl] max_size", "refused"
    if any(isinstance(layer, HeadTooLargeError) for layer in _layers(error)):
        return "the head of the answer is larger than is read", "refused"
    return _technical(error), "failed"


def _technical(error: BaseException) -> str:
    if tls := _tls_reason(error):
        return f"TLS error: {tls}"
    if isinstance(error, DownloadTimeoutError):
        return "the host did not answer in time"
    if isinstance(error, DownloadConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, ResponseDataLossError):
        return "the body ended early: its length is not the one announced"
    if isinstance(error, UnsupportedURLSchemeError):
        return "only http and https are fetched"
    return f"the connection failed: {_last_words(error)}"


def _tls_reason(error: BaseException) -> str | None:
    """OpenSSL's own words, which Twisted keeps some layers down."""
    for layer in _layers(error):
        if type(layer).__module__.startswith(("OpenSSL", "service_identity")):
            words = layer.args[0] if layer.args else ""
            if isinstance(words, list):
                words = "; ".join(_tls_words(item) for item in words if item)
            return str(words) or type(layer).__name__
    return None


def _tls_words(item: object) -> str:
    """One of OpenSSL's errors, or one name that the certificate should have."""
    if isinstance(item, (tuple, list)):
        return str(item[-1])
    return "the certificate is for another host" if hasattr(item, "mismatched_id") else type(item).__name__


def _layers(error: BaseException, depth: int = 0) -> list[BaseException]:
    found = [error]
    if depth < 6:
        inner = [getattr(reason, "value", reason) for reason in getattr(error, "reasons", ()) or ()]
        for layer in [*inner, error.__cause__, error.__context__]:
            if isinstance(layer, BaseException) and layer is not error:
                found += _layers(layer, depth + 1)
    return found


def _last_words(error: BaseException) -> str:
    deepest = _layers(error)[-1]
    return str(deepest).strip().rstrip(".")[:300] or type(deepest).__name__


def problem(url: str, reason: str, grade: str) -> Problem:
    """Make a problem row; a grade that is unknown counts as failed."""
    if grade == "refused":
        return Problem(url, reason, "refused")
    if grade == "missing":
        return Problem(url, reason, "missing")
    return Problem(url, reason, "failed")
