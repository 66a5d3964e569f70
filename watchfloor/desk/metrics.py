"""Figures for Prometheus: documents, queues, engine, requests."""

from __future__ import annotations

import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.store import StoreError
from watchfloor.desk.context import DeskContext


class StoreCollector(Collector):
    """Reads the store's and the engine's counts when they are asked for."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Yield the gauges; a store that is away is a figure too."""
        health = self._context.health()
        yield GaugeMetricFamily("watchfloor_engine_ready", "1 if the search engine answers", value=float(health.ready))
        if health.documents is not None:
            yield GaugeMetricFamily("watchfloor_engine_documents", "Documents in the index", value=health.documents)
        try:
            counts = self._context.counts()
        except StoreError:
            yield GaugeMetricFamily("watchfloor_store_up", "1 if the store answers", value=0)
            return
        yield GaugeMetricFamily("watchfloor_store_up", "1 if the store answers", value=1)
        yield GaugeMetricFamily("watchfloor_documents", "Documents in the store", value=counts.documents)
        yield GaugeMetricFamily("watchfloor_versions", "Versions in the store", value=counts.versions)
        yield GaugeMetricFamily("watchfloor_captures", "Captures in the store", value=counts.captures)
        yield GaugeMetricFamily("watchfloor_unread", "Documents whose text could not be read", value=counts.unread)
        yield GaugeMetricFamily("watchfloor_refused", "Documents that the engine refused", value=counts.refused)
        queue = GaugeMetricFamily("watchfloor_waiting", "What waits", labels=["queue"])
        queue.add_metric(["enrich"], counts.waiting_annotation)
        queue.add_metric(["index"], counts.waiting_index)
        yield queue


class Metrics:
    """The registry of one application, its page, and the middleware that counts requests."""

    def __init__(self, context: DeskContext) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(StoreCollector(context))
        self._requests = Counter("watchfloor_requests", "Answers by status", ["status"], registry=self._registry)
        self._seconds = Histogram("watchfloor_request_seconds", "Seconds to the first byte", registry=self._registry)

    async def answer(self, request: Request) -> Response:
        """The figures in Prometheus' text form."""
        return Response(await run_in_threadpool(generate_latest, self._registry), media_type=CONTENT_TYPE_LATEST)

    def middleware(self, app: ASGIApp) -> ASGIApp:
        """Count and time what ``app`` answers."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            began = time.monotonic()

            async def counting(message: Message) -> None:
                if message["type"] == "http.response.start":
                    self._requests.labels(str(message["status"])).inc()
                    self._seconds.observe(time.monotonic() - began)
                await send(message)

            await app(scope, receive, counting if scope["type"] == "http" else send)

        return counted
