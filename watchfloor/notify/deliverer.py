"""Sends what is due: together what one channel is told of one watch; what fails is tried again, ever later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby

import structlog

from crawler.policy import AddressPolicy
from index.store import DueDelivery, Store
from watchfloor.notify.channels import send, shown
from watchfloor.notify.message import Message
from watchfloor.notify.webhook import ChannelError

log = structlog.get_logger(__name__)
LEASE_NAME = "deliverer"
LEASE = timedelta(minutes=15)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440))
"""How long after each failed attempt the next is made; after the last one it is given up."""
MOST_TOGETHER = 200
Send = Callable[[str, Message, AddressPolicy, datetime], None]


class Deliverer:
    """Tells channels, one deliverer at a time over all processes, so that none is told twice."""

    def __init__(self, store: Store, policy: AddressPolicy, owner: str, send: Send = send) -> None:
        self._store = store
        self._policy = policy
        self._owner = owner
        self._send = send

    def step(self, now: datetime | None = None) -> int:
        """Send what is due and return how many alerts have arrived. Raises ``StoreError``.

        A process that is killed between a channel's answer and the note of it tells that channel once more.
        """
        now = now or datetime.now(UTC)
        due = self._store.due_deliveries(now)
        if not due or not self._store.acquire(LEASE_NAME, self._owner, now, LEASE):
            return 0
        try:
            by_channel = sorted(self._store.due_deliveries(now), key=lambda each: (each.watch, each.channel, each.id))
            groups = groupby(by_channel, key=lambda each: (each.watch, each.channel))
            return sum(self._tell(watch, channel, list(some), now) for (watch, channel), some in groups)
        finally:
            self._store.release(LEASE_NAME, self._owner)

    def _tell(self, watch: str, channel: str, due: Sequence[DueDelivery], now: datetime) -> int:
        arrived = 0
        for start in range(0, len(due), MOST_TOGETHER):
            arrived += self._tell_some(watch, channel, due[start : start + MOST_TOGETHER], now)
        return arrived

    def _tell_some(self, watch: str, channel: str, due: Sequence[DueDelivery], now: datetime) -> int:
        ids = [each.id for each in due]
        row = self._store.watch(watch)
        alerts = self._store.alerts_of([each.alert_id for each in due])
        if row is None or not alerts:
            return 0
        try:
            self._send(channel, Message(watch, row.key, alerts), self._policy, now)
        except ChannelError as error:
            self._failed(watch, channel, due, str(error), now)
            return 0
        self._store.mark_delivered(ids, now)
        return len(ids)

    def _failed(self, watch: str, channel: str, due: Sequence[DueDelivery], reason: str, now: datetime) -> None:
        attempts = max(each.attempts for each in due)
        again = now + PAUSES[attempts] if attempts < len(PAUSES) else None
        self._store.mark_failed([each.id for each in due], reason, again)
        when = again.isoformat() if again else "given up"
        log.error("a channel was not told", watch=watch, channel=shown(channel), reason=reason, again=when)
