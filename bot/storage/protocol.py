"""Say what can be remembered and recalled, without how; the Discord side knows storage by this.

Every method raises StorageError where the database is away, and has committed when it returns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from bot.storage.records import (
    DayCount,
    DayVotes,
    EntryFeedback,
    GapState,
    GapText,
    GuildSettings,
    HelpRequest,
    Keeping,
    Progress,
    StepState,
    Vote,
)


class GuildStore(Protocol):
    """Remember what servers' owners decided."""

    async def settings_of(self, guild: int) -> GuildSettings:
        """Return a server's settings, the defaults where none are known; raise nothing."""

    async def change(self, guild: int, changes: Mapping[str, Any], at: datetime) -> GuildSettings:
        """Change the named settings and return all; raise ValidationError for a wrong value."""

    async def left(self, guilds: Collection[int], at: datetime) -> None:
        """Note that the bot is no longer in these servers."""

    async def joined(self, guilds: Collection[int]) -> None:
        """Note that the bot is in these servers, so that nothing of them is purged."""

    async def known(self) -> frozenset[int]:
        """List the servers of which something is kept and that have not removed the bot."""


class VoteStore(Protocol):
    """Remember whether answers helped."""

    async def cast(self, vote: Vote) -> None:
        """Keep a vote in the place of the same person's earlier one on the same answer."""

    async def feedback(self, guild: int | None) -> list[EntryFeedback]:
        """Sum up the votes by entry, those in most need first; None sums up all servers."""

    async def by_day(self, guild: int | None, since: date) -> list[DayVotes]:
        """Sum up the votes of each day from one on, in order; None sums up all servers."""


class GapStore(Protocol):
    """Remember the texts of questions that found no answer."""

    async def texts(self, guild: int | None, limit: int) -> list[GapText]:
        """Return a server's texts that are not taken, the newest first; None returns all's."""

    async def mark(self, guild: int, keys: Collection[str], state: GapState) -> None:
        """Say what was done with texts of a server."""


class NoteStore(Protocol):
    """Take down texts and counts without waiting; what there is no room for is counted."""

    def text(self, gap: GapText) -> None:
        """Take down the text of a question that found no answer."""

    def count(self, one: DayCount) -> None:
        """Take down that something happened."""

    async def forget(self, key: str) -> bool:
        """Forget a text, kept or not yet; False where there is none."""

    async def flush(self) -> None:
        """Keep all that was taken down."""


class CountStore(Protocol):
    """Count what happens in servers; no texts, no persons."""

    async def since(self, guild: int | None, day: date) -> list[DayCount]:
        """Return the counts from a day on, in order; None returns all servers' summed up."""


class RequestStore(Protocol):
    """Remember who asked the people of a server for help."""

    async def open(self, request: HelpRequest) -> bool:
        """Keep a request; False where the person has one that is not closed in that server."""

    async def latest(self, guild: int, person: int) -> HelpRequest | None:
        """Return a person's latest request in a server."""

    async def posted(self, guild: int, person: int, channel: int, message: int) -> None:
        """Note where a person's open request was posted."""

    async def close(self, guild: int, person: int, at: datetime) -> bool:
        """Close a person's open request; False where there is none."""

    async def withdraw(self, guild: int, person: int) -> None:
        """Forget a person's open request, as if it had never been."""


class ProgressStore(Protocol):
    """Remember how far people are on their way."""

    async def of(self, person: int, career: str) -> dict[str, StepState]:
        """Return the state of each step of a career that has one."""

    async def set(self, progress: Progress) -> None:
        """Keep the state of a step."""

    async def clear(self, person: int, career: str, entry: str | None = None) -> None:
        """Forget the state of a step, or of all steps of a career."""


class PersonStore(Protocol):
    """Give people what is kept of them."""

    async def export(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """Return all rows that are a person's, by table, as JSON takes them."""

    async def delete(self, person: int) -> int:
        """Delete all rows that are a person's, at once, and return their number."""


class Storage(Protocol):
    """Hold everything that is remembered."""

    @property
    def keepings(self) -> Mapping[str, Keeping]:
        """What is kept in each table, by its name."""

    @property
    def guilds(self) -> GuildStore:
        """What servers' owners decided."""

    @property
    def votes(self) -> VoteStore:
        """Whether answers helped."""

    @property
    def gaps(self) -> GapStore:
        """Questions that found no answer."""

    @property
    def notes(self) -> NoteStore:
        """What is taken down while answering."""

    @property
    def counts(self) -> CountStore:
        """How often things happened."""

    @property
    def requests(self) -> RequestStore:
        """Who asked people for help."""

    @property
    def progress(self) -> ProgressStore:
        """How far people are on their way."""

    @property
    def people(self) -> PersonStore:
        """Everybody's own data."""

    async def purge(self, now: datetime) -> int:
        """Delete what is kept too long, and what servers left behind; return the number of rows."""

    async def close(self) -> None:
        """Let go of the database."""
