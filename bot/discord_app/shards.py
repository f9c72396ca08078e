"""Begin the sessions of shards no faster than Discord allows, and go on with those that stand."""

from __future__ import annotations

from dataclasses import dataclass

import discord.shard
from discord.gateway import ReconnectWebSocket
from discord.shard import Shard

BETWEEN = 5.5
"""Seconds between two sessions of shards that may not begin at once.

Discord's own are 5; half of one more, since what was sent later may be on its way for less time.
https://docs.discord.com/developers/events/gateway#sharding-max-concurrency
"""


@dataclass(frozen=True, slots=True)
class Share:
    """What a process does of the bot's work: shards, each with its servers; one with all of them.

    Direct messages come to shard 0.
    """

    count: int | None = 1
    """Shards that there are over all processes; None lets Discord decide."""
    ids: tuple[int, ...] | None = None
    """Numbers of those that are this process's; None stands for all."""
    registers: bool = True
    """Whether it tells Discord of the commands, which one process does."""


WHOLE = Share()
"""All of the work, in one shard."""


class Turns:
    """Give each shard its turn to begin a session: `at_once` neighbours may begin together."""

    def __init__(self) -> None:
        self.at_once = 1
        """Shards whose numbers modulo this are the same begin one after another."""
        self._free: dict[int, float] = {}
        self._begun = set[int]()

    def wait(self, shard: int, now: float) -> float:
        """Take a shard's next turn, and return the seconds until then."""
        # Whose session was refused or lost leaves Discord a pause, as discord.py does.
        earliest = now + BETWEEN if shard in self._begun else now
        self._begun.add(shard)
        key = shard % self.at_once
        turn = max(earliest, self._free.get(key, now))
        self._free[key] = turn + BETWEEN
        return turn - now


class ResumingShard(Shard):
    """A shard that asks for what it missed, however long Discord could not be reached.

    discord.py's begins a new session, of which Discord replays nothing; its client without shards
    resumes.
    """

    async def reconnect(self) -> None:
        """Connect after a failure: to the same session, if there was one."""
        if self.ws.session_id is None:
            await super().reconnect()
        else:
            await self.reidentify(ReconnectWebSocket(self.id))


def resume_shards() -> None:
    """Let clients of this process have such shards; discord.py names the class in its module."""
    vars(discord.shard)["Shard"] = ResumingShard
