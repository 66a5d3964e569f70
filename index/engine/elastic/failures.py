"""The boundary between Elasticsearch and the application: its failures become ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elastic_transport import ApiError, SerializationError, TransportError
from elasticsearch import UnsupportedProductError

from index.engine.port import EngineError, EngineUnavailableError

_LOGIN = (401, 403)
_OVERLOADED = (429, 502, 503, 504)


@contextmanager
def plain_errors(address: str) -> Iterator[None]:
    """Turn what the client raises inside the block into ``EngineError`` or ``EngineUnavailableError``."""
    try:
        yield
    except UnsupportedProductError as error:
        raise EngineError(f"what answers at {address} is no Elasticsearch") from error
    except ApiError as error:
        raise failure(address, error.meta.status, reason(error.body)) from error
    except SerializationError as error:
        raise EngineError(f"what answers at {address} is no Elasticsearch: {_short(error.message)}") from error
    except TransportError as error:
        raise EngineUnavailableError(f"Elasticsearch at {address} does not answer: {_short(error.message)}") from error


def failure(address: str, status: int, why: str) -> EngineError:
    """Return the error for an answer that is none."""
    if status in _LOGIN:
        return EngineUnavailableError(f"Elasticsearch at {address} refuses this login ({status}): {why}")
    if status in _OVERLOADED:
        return EngineUnavailableError(f"Elasticsearch at {address} is not ready or overloaded ({status}): {why}")
    return EngineError(f"Elasticsearch at {address} refused the request ({status}): {why}")


def reason(body: Any) -> str:
    """Return the reason that an error answer, or the error of one item, gives; its cause where there is one."""
    error = body.get("error", body) if isinstance(body, dict) else body
    if not isinstance(error, dict):
        return _short(error)
    inner = [error, *error.get("root_cause", ())[:1], error.get("caused_by")]
    reasons = [f"{each.get('type')}: {each.get('reason')}" for each in inner if each]
    return _short("; ".join(dict.fromkeys(reasons)))


def _short(text: Any) -> str:
    return " ".join(str(text).split())[:500]
