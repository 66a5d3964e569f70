"""Pages on their way into the store: those that come in while it is busy are kept together, in two transactions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Generic, TypeVar

from crawler.room import Room
from index.model import Capture, Draft, FetchState, Outcome
from index.store import StoreError

T = TypeVar("T")
MOST = 32
Made = Callable[[T, str, Outcome, datetime], FetchState]
Waiting = tuple[T, Draft, Capture, asyncio.Future[Outcome]]


class Saving(Generic[T]):
    """``state`` makes what is to be remembered of a page's fetch, given its document's id and what became of it."""

    def __init__(self, room: Room, state: Made[T]) -> None:
        self._room = room
        self._state = state
        self._waiting: list[Waiting[T]] = []
        self._drain: asyncio.Task[None] | None = None

    async def save(self, page: T, draft: Draft, capture: Capture) -> Outcome:
        """Return what became of a page, once it is kept. Raises ``StoreError``."""
        saved: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((page, draft, capture, saved))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.ensure_future(self._save_waiting())
        return await saved

    async def _save_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                results = await self._room.in_store(self._save, batch)
            # The boundary of the store's thread: what is not handed on would leave pages waiting for ever.
            except Exception as error:  # noqa: BLE001
                results = [error] * len(batch)
            for (_, _, _, saved), result in zip(batch, results, strict=True):
                if isinstance(result, Exception):
                    saved.set_exception(result)
                else:
                    saved.set_result(result)

    def _save(self, batch: Sequence[Waiting[T]]) -> list[Outcome | Exception]:
        """Runs in the store's thread. A failing store fails all; what only one page brings about is left to it."""
        try:
            return list(self._together(batch))
        except StoreError as error:
            return [error] * len(batch)
        # The boundary of a batch: an error that is not handed on would leave its pages waiting for ever.
        except Exception as error:  # noqa: BLE001
            return [error] if len(batch) == 1 else [result for one in batch for result in self._save([one])]

    def _together(self, batch: Sequence[Waiting[T]]) -> list[Outcome]:
        """The documents first, so that a crash between leaves pages to be asked again."""
        store, now = self._room.store, datetime.now(UTC)
        saved = store.save_pages([(draft, capture) for _, draft, capture, _ in batch], now)
        store.put_fetch_states(
            self._state(page, id_, outcome, now) for (page, _, _, _), (id_, outcome) in zip(batch, saved, strict=True)
        )
        return [outcome for _, outcome in saved]
