"""Forms that change something: only this desk's own pages may send them, and they are small."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 200_000
MOST_FIELDS = 1_000
KIND = "application/x-www-form-urlencoded"


async def read_form(request: Request) -> QueryParams:
    """Return the fields of a form that a page of this desk sent.

    Raises ``HTTPException``: 403 for a form sent from elsewhere, 413 for one too large, 415 for another kind of body.
    """
    _require_own_page(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415, f"A form is sent as {KIND}.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"A form may have up to {MOST_BYTES:,} bytes.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read.") from error
    return QueryParams(pairs)


def _require_own_page(request: Request) -> None:
    """Refuse what another site makes a visitor's browser send: browsers say where a form comes from.

    ``Sec-Fetch-Site`` is said to trustworthy addresses alone (https, loopback), ``Origin`` to all.
    """
    site = request.headers.get("sec-fetch-site")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}".lower()
    ours = request.headers.get("origin", "").lower() == own if site is None else site == "same-origin"
    if not ours:
        raise HTTPException(403, "This form was not sent by a page of the desk.")
