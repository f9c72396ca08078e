"""Say how the bot behaves in a server: as its owners decided, else as its operator did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import discord

from bot.core.answering.advisor import Advisor
from bot.core.answering.outcome import Strictness
from bot.discord_app.attention import AttentionTo, also_advice_in
from bot.storage.protocol import Storage
from bot.storage.records import UNDECIDED, GuildSettings

_BEGUN = "advisor"
"""Under what an interaction holds the advisor that it began with."""


@dataclass(frozen=True, slots=True)
class Server:
    """What holds in one server, or where there is none."""

    settings: GuildSettings
    advisor: Advisor
    """As sure before it answers as is wanted there."""
    attention_to: AttentionTo

    def hides(self, private: bool) -> bool:
        """Tell whether the answer to a command is its asker's alone, who may want it `private`."""
        return private or self.settings.private_answers


class Servers:
    """Know what holds in each server; what is not at hand is asked once and then remembered.

    The one advisor of the whole bot is held here: another that is put in its place answers all
    that begins from then on.
    """

    def __init__(
        self, advisor: Advisor, attention_to: AttentionTo, storage: Storage | None
    ) -> None:
        """Take what the operator decided, and where the decisions of owners are remembered."""
        self.advisor = advisor
        self._attention_to = attention_to
        self._guilds = storage.guilds if storage else None

    async def of(self, guild: int | None, advisor: Advisor | None = None) -> Server:
        """Return what holds in a server, or in a direct message; raise nothing.

        Without an advisor that was begun with it is the one at the time of the call.
        """
        advisor = advisor or self.advisor
        if guild is None or self._guilds is None:
            return Server(UNDECIDED, advisor, self._attention_to)
        settings = await self._guilds.settings_of(guild)
        if settings.strictness in set(Strictness):
            advisor = advisor.with_strictness(Strictness(settings.strictness))
        advised = also_advice_in(settings.advice_channels, self._attention_to)
        return Server(settings, advisor, advised)


@contextmanager
def begun(interaction: discord.Interaction[Any]) -> Iterator[None]:
    """Let an interaction end with the advisor that it begins with, whatever takes its place.

    Let go at its end: an interaction is waste that is not cleared at once, and what an advisor
    knows is large.
    """
    interaction.extras[_BEGUN] = interaction.client.servers.advisor
    try:
        yield
    finally:
        del interaction.extras[_BEGUN]


def advisor_of(interaction: discord.Interaction[Any]) -> Advisor:
    """Return the advisor that an interaction began with, as sure as the operator wants it."""
    advisor: Advisor = interaction.extras.get(_BEGUN) or interaction.client.servers.advisor
    return advisor


async def server_of(interaction: discord.Interaction[Any]) -> Server:
    """Return what holds where an interaction takes place, with the advisor that it began with."""
    servers: Servers = interaction.client.servers
    return await servers.of(interaction.guild_id, advisor_of(interaction))
