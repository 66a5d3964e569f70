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
    """Tells channels, one deliverer at a time over all processes, so that none is told twice.

    ``ending`` says that the process is to end: what was not begun is left to the next.
    """

    def __init__(
        self,
        store: Store,
        policy: AddressPolicy,
        owner: str,
        send: Send = send,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        ending: Callable[[], bool] = lambda: False,
    ) -> None:
        self._store = store
        self._policy = policy
        self._owner = owner
        self._send = send
        self._clock = clock
        self._ending = ending
        self.failed = 0

    def step(self) -> int:
        """Send what is due and return how many alerts have arrived; ``failed`` counts those that have not.

        Raises ``StoreError``. A process that is killed between a channel's answer and the note of it tells that channel
        once more.
        """
        now = self._clock()
        if not self._store.due_deliveries(now, 1) or not self._store.acquire(LEASE_NAME, self._owner, now, LEASE):
            return 0
        try:
            return self._tell_all(self._store.due_deliveries(now))
        finally:
            self._store.release(LEASE_NAME, self._owner)

    def _tell_all(self, due: Sequence[DueDelivery]) -> int:
        """Tell each channel of each watch, as long as nobody else has begun to."""
        arrived = 0
        ordered = sorted(due, key=_channel)
        for (watch, channel), some in groupby(ordered, key=lambda each: (each.watch, each.channel)):
            for part in _parts(list(some)):
                if self._ending() or not self._store.renew(LEASE_NAME, self._owner, self._clock(), LEASE):
                    return arrived
                arrived += self._tell(watch, channel, part)
        return arrived

    def _tell(self, watch: str, channel: str, due: Sequence[DueDelivery]) -> int:
        row = self._store.watch(watch)
        alerts = self._store.alerts_of([each.alert_id for each in due])
        if row is None or not alerts:
            return 0
        try:
            self._send(channel, Message(watch, row.key, alerts), self._policy, self._clock())
        except ChannelError as error:
            return self._failed(watch, channel, due, str(error))
        except Exception as error:
            # The boundary of one channel: whatever a service's code makes of its address must not stop the others.
            log.exception("a channel's own code failed", watch=watch, channel=shown(channel))
            return self._failed(watch, channel, due, type(error).__name__)
        self._store.mark_delivered([each.id for each in due], self._clock())
        return len(due)

    def _failed(self, watch: str, channel: str, due: Sequence[DueDelivery], reason: str) -> int:
        """Note for each by its own number of attempts when it is tried again."""
        now = self._clock()
        self.failed += len(due)
        for attempts, some in groupby(sorted(due, key=_attempts), key=_attempts):
            again = now + PAUSES[attempts] if attempts < len(PAUSES) else None
            self._store.mark_failed([each.id for each in some], reason, again)
            when = again.isoformat() if again else "given up"
            log.error("a channel was not told", watch=watch, channel=shown(channel), reason=reason, again=when)
        return 0


def _channel(due: DueDelivery) -> tuple[str, str, int]:
    return due.watch, due.channel, due.id


def _attempts(due: DueDelivery) -> int:
    return due.attempts


def _parts(due: Sequence[DueDelivery]) -> list[Sequence[DueDelivery]]:
    return [due[start : start + MOST_TOGETHER] for start in range(0, len(due), MOST_TOGETHER)]
