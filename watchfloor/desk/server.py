"""Serves the desk with uvicorn until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette


class DeskError(Exception):
    """The desk cannot listen where it was told to."""


def listen(host: str, port: int) -> socket.socket:
    """Open the socket first, so that a taken port is told in words. Raises ``DeskError``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = socket.socket(family, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((host, port))
        # Whoever is told the address may ask at once: what comes before the application is up waits in line.
        server.listen(128)
    except OSError as error:
        server.close()
        raise DeskError(f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port") from error
    return server


def server_for(app: Starlette) -> uvicorn.Server:
    """The server of an application, not yet started."""
    settings = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,  # it would only tell versions
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(settings)


def serve(app: Starlette, host: str, port: int, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve until SIGTERM or SIGINT. ``ready`` is told the address. Raises ``DeskError``."""
    with listen(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        server_for(app).run(sockets=[listening])
