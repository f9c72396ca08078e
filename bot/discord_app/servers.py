"""Say how the bot behaves in a server: as its owners decided, else as its operator did."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.answering.advisor import Advisor
from bot.core.answering.outcome import Strictness
from bot.discord_app.attention import AttentionTo, also_advice_in
from bot.storage.protocol import Storage
from bot.storage.records import GuildSettings


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
    """Know what holds in each server; what is not at hand is asked once and then remembered."""

    def __init__(
        self, advisor: Advisor, attention_to: AttentionTo, storage: Storage | None
    ) -> None:
        """Take what the operator decided, and where the decisions of owners are remembered."""
        self._undecided = Server(GuildSettings(), advisor, attention_to)
        self._advisors = {str(one): advisor.with_strictness(one) for one in Strictness}
        self._guilds = storage.guilds if storage else None

    async def of(self, guild: int | None) -> Server:
        """Return what holds in a server, or in a direct message; raise nothing."""
        if guild is None or self._guilds is None:
            return self._undecided
        settings = await self._guilds.settings_of(guild)
        operators = self._undecided
        advisor = self._advisors.get(settings.strictness or "", operators.advisor)
        advised = also_advice_in(settings.advice_channels, operators.attention_to)
        return Server(settings, advisor, advised)
