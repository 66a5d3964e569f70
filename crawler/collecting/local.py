"""Lists that are files of this machine: read, archived and handed on like answers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response

from crawler.components.archiving import CAPTURE
from crawler.config import config_path
from crawler.lists.local import exchange_of
from crawler.room import Room

FILE = "file-import"


def is_web(url: str) -> bool:
    """Whether an address is asked over the network."""
    return url.startswith(("http://", "https://"))


async def read_file(room: Room, request: Request, path: str) -> Response:
    """Read and archive a file; a relative path is beside the configuration. Raises ``OSError``, ``StoreError``."""
    place = config_path().absolute().parent / path
    exchange = await asyncio.to_thread(exchange_of, place, datetime.now(UTC))
    request.meta[CAPTURE] = await room.archive.write(exchange)
    headers = {"Content-Type": exchange.content_type}
    return Response(exchange.url, status=200, headers=headers, body=exchange.body, request=request)
