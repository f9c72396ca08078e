"""Serve `/healthz`, `/readyz` and `/metrics` over HTTP."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.watching.state import State

log = logging.getLogger(__name__)

SHORTLY = 0.5
"""Seconds that a reader has to end at the last."""


@asynccontextmanager
async def served(
    host: str, port: int, state: Callable[[], State], registry: CollectorRegistry
) -> AsyncIterator[str]:
    """Serve as long as the block runs, at the address given; OSError where that is not free."""
    runner = web.AppRunner(_pages(state, registry), access_log=None, shutdown_timeout=SHORTLY)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        address = _address(*runner.addresses[0][:2])
        log.info("Health and metrics are served at %s", address)
        yield address
    finally:
        await runner.cleanup()


def _pages(state: Callable[[], State], registry: CollectorRegistry) -> web.Application:
    async def healthz(_request: web.Request) -> web.Response:
        now = state()
        return _told(now, well=now.is_alive)

    async def readyz(_request: web.Request) -> web.Response:
        now = state()
        return _told(now, well=now.is_ready)

    async def metrics(_request: web.Request) -> web.Response:
        headers = {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
        return web.Response(body=generate_latest(registry), headers=headers)

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app


def _told(state: State, *, well: bool) -> web.Response:
    return web.json_response(state.told(), status=200 if well else 503)


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
