"""Serve health and metrics of the running bot where the settings say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.core.errors import SettingsError
from bot.settings import HEALTH, Address

if TYPE_CHECKING:
    from bot.discord_app.client import AdvisorBot
    from bot.storage.database import Database


@asynccontextmanager
async def health_served(
    address: Address | None, bot: AdvisorBot, database: Database
) -> AsyncIterator[None]:
    """Serve as long as the block runs; SettingsError where nobody can listen at the address."""
    if address is None:
        yield
        return

    from bot.watching.log_counts import counted
    from bot.watching.looking import state_of
    from bot.watching.metrics import registry_of
    from bot.watching.serving import served

    async with AsyncExitStack() as stack:
        logged = stack.enter_context(counted())
        registry = registry_of(bot, database, logged)
        try:
            await stack.enter_async_context(
                served(*address, lambda: state_of(bot, database), registry)
            )
        except OSError as error:
            raise SettingsError(
                f"{HEALTH}: nobody can listen at {address.host} port {address.port} "
                f"({error.strerror}); set it to an address that is free, or leave it out"
            ) from error
        yield
