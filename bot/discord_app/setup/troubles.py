"""Decide what stands in the way of what a server's owners set, and of answering at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import discord

from bot.discord_app.setup.contents import PAGE_OF, Page
from bot.storage.records import GuildSettings

ANSWERING = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "embed_links",
    "read_message_history",
)
"""What it takes to answer in a text channel and its threads, by discord.py's names."""

ANSWERING_POSTS = tuple(name for name in ANSWERING if name != "send_messages")
"""What it takes in a forum's posts, or in threads alone."""

CHANNELS = ("advice_channels", "forums", "help_channel")
ROLES = ("help_role", "curator_role")
"""Settings that name channels, and those that name roles."""

POSTING = ("view_channel", "send_messages", "embed_links")
"""What it takes to post somebody's question."""


class Kind(StrEnum):
    """Name what stands in the way."""

    UNREAD = "unread"
    """Discord does not give the text of messages."""
    LACKING = "lacking"
    CHANNEL_GONE = "channel gone"
    ROLE_GONE = "role gone"
    UNMENTIONABLE = "unmentionable"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that stands in the way, in all places where it does."""

    kind: Kind
    page: Page
    """What it stands in the way of; the overview's where it is answering at all."""
    places: tuple[int, ...] = ()
    """Ids of channels, or of the role."""
    missing: tuple[str, ...] = ()
    """Permissions that the bot lacks there, by discord.py's names."""
    forum: bool = False
    """Whether the places are forums, where permissions have other names."""


def troubles(
    guild: discord.Guild,
    settings: GuildSettings,
    refused: Collection[int] = (),
    *,
    reads: bool = True,
) -> tuple[Trouble, ...]:
    """List what stands in the way, the widest first; each is told once for all its places.

    `refused` are channels in which sending was refused: those are told in which it still would be.
    Without `reads` the bot is not given the text of messages.
    """
    wants_texts = settings.advice_channels or settings.forums
    found = [Trouble(Kind.UNREAD, Page.ADVICE)] if wants_texts and not reads else []
    found += _gone(guild, settings)
    found += _together(_lacking(guild, settings, refused))
    found += _unmentionable(guild, settings)
    return tuple(found)


def gone(guild: discord.Guild, settings: GuildSettings) -> dict[str, frozenset[int]]:
    """Map each setting to the channels or roles that it names and that are no longer there."""
    if guild.unavailable:
        return {}
    there = {one.id for one in (*guild.channels, *guild.roles)}
    missing = {field: named(settings, field) - there for field in (*CHANNELS, *ROLES)}
    return {field: ids for field, ids in missing.items() if ids}


def named(settings: GuildSettings, field: str) -> frozenset[int]:
    """Return the ids that a setting names."""
    value: frozenset[int] | int | None = getattr(settings, field)
    if isinstance(value, frozenset):
        return value
    return frozenset() if value is None else frozenset({value})


def _gone(guild: discord.Guild, settings: GuildSettings) -> Iterator[Trouble]:
    for field, ids in gone(guild, settings).items():
        kind = Kind.ROLE_GONE if field in ROLES else Kind.CHANNEL_GONE
        yield Trouble(kind, PAGE_OF[field], tuple(sorted(ids)))


def _lacking(
    guild: discord.Guild, settings: GuildSettings, refused: Collection[int]
) -> Iterator[Trouble]:
    for page, place, needed in _needs(guild, settings, refused):
        channel = guild.get_channel(place)
        missing = _missing(channel, needed) if channel else ()
        if missing:
            in_forum = isinstance(channel, discord.ForumChannel)
            yield Trouble(Kind.LACKING, page, (place,), missing, in_forum)


def _needs(
    guild: discord.Guild, settings: GuildSettings, refused: Collection[int]
) -> Iterator[tuple[Page, int, tuple[str, ...]]]:
    """Yield each channel with what the bot has to do there; a thread's rights are its channel's."""
    chosen = (*named(settings, "advice_channels"), *named(settings, "forums"))
    for place in sorted(settings.advice_channels):
        yield Page.ADVICE, place, ANSWERING
    for place in sorted(settings.forums):
        yield Page.FORUMS, place, ANSWERING_POSTS
    for place in named(settings, "help_channel"):
        yield Page.HELP, place, POSTING
    threads = {one: guild.get_thread(one) for one in refused}
    places = {
        (thread.parent_id, True) if thread else (one, False) for one, thread in threads.items()
    }
    for place, in_thread in sorted(places):
        if place not in chosen:
            yield Page.OVERVIEW, place, ANSWERING_POSTS if in_thread else ANSWERING


def _missing(channel: discord.abc.GuildChannel, needed: Iterable[str]) -> tuple[str, ...]:
    """Return what is needed and not allowed, without what follows from the rest of it."""
    allowed = channel.permissions_for(channel.guild.me)
    missing = tuple(name for name in needed if not getattr(allowed, name))
    if "view_channel" in missing:
        return ("view_channel",)
    # discord.py allows no embeds where no messages may be sent, whatever the server says of them.
    if allowed.send_messages:
        return missing
    return tuple(name for name in missing if name != "embed_links")


def _together(found: Iterable[Trouble]) -> Iterator[Trouble]:
    """Join what is to be put right in the same way."""
    joined: dict[Trouble, list[int]] = {}
    for one in found:
        joined.setdefault(replace(one, places=()), []).extend(one.places)
    for one, places in joined.items():
        yield replace(one, places=tuple(places))


def _unmentionable(guild: discord.Guild, settings: GuildSettings) -> Iterator[Trouble]:
    role = guild.get_role(settings.help_role or 0)
    channel = guild.get_channel(settings.help_channel or 0)
    if not settings.help_pings or role is None or channel is None or role.mentionable:
        return
    if not channel.permissions_for(guild.me).mention_everyone:
        yield Trouble(Kind.UNMENTIONABLE, Page.HELP, (role.id,))
