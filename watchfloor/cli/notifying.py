"""``notify``: tells channels what watches found."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import click
import structlog

from index.store import StoreError
from watchfloor.cli.base import command_errors, configure_logging, fail, settings_or_exit
from watchfloor.cli.tables import plural

if TYPE_CHECKING:
    from watchfloor.notify import Deliverer

log = structlog.get_logger(__name__)
_PAUSE = 2.0


@click.command()
@click.option("--follow", is_flag=True, help="Go on until stopped, as alerts come.")
@command_errors
def notify(follow: bool) -> None:
    """Tell the channels of watches what is due; `watchfloor run` does so by itself."""
    from crawler.policy import AddressPolicy
    from watchfloor.notify import Deliverer
    from watchfloor.runtime import open_runtime

    configure_logging()
    settings = settings_or_exit()
    ending: list[int] = []
    with open_runtime(settings) as runtime:
        policy = AddressPolicy(settings.crawl.allow_networks, contact=True)
        deliverer = Deliverer(runtime.store, policy, runtime.owner, ending=lambda: bool(ending))
        for number in (signal.SIGTERM, signal.SIGINT) if follow else ():
            signal.signal(number, lambda number, _: ending.append(number))
        if follow:
            _follow(deliverer, ending)
            return
        told = 0
        while arrived := deliverer.step():
            told += arrived
    click.echo(f"{plural(told, 'alert')} told", err=True)
    if deliverer.failed:
        fail(f"{plural(deliverer.failed, 'alert')} could not be told: `watchfloor watch list` says why")


def _follow(deliverer: Deliverer, ending: list[int]) -> None:
    while not ending:
        try:
            busy = deliverer.step()
        except StoreError as error:
            log.error("the store cannot be used", reason=str(error))
            busy = 0
        if not busy:
            time.sleep(_PAUSE)
