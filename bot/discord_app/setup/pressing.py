"""Show the panel, and do what is pressed on it, for who may manage the server."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
from discord.utils import utcnow

from bot.core.answering import phrases, setup_phrases
from bot.core.errors import StorageError
from bot.discord_app.attention import Attention, AttentionTo
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.responding import defer, later
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of
from bot.discord_app.setup.changes import Changes, change_of, cleared
from bot.discord_app.setup.contents import PAGE_OF, Page
from bot.discord_app.setup.controls import ASK, controls
from bot.discord_app.setup.panel import DROPPED_DAYS, Panel, panel_card
from bot.discord_app.setup.troubles import ROLES, gone, troubles
from bot.discord_app.views.items import to_view
from bot.storage.protocol import Storage
from bot.storage.records import DROPPED, GuildSettings

log = logging.getLogger(__name__)


async def show_panel(interaction: discord.Interaction[Any]) -> None:
    """Answer `/setup`."""
    guild = await _managed(interaction)
    if guild is None:
        return
    await defer(interaction, ephemeral=True, thinking=True)
    await _show(interaction, await _panel(interaction, guild))


async def open_page(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the page that was chosen."""
    guild = await _managed(interaction)
    if guild is None:
        return
    chosen = named["page"] or "".join(_values(interaction))
    if chosen not in list(Page):
        await say(interaction, phrases.UNKNOWN_PRESS)
        return
    await defer(interaction)
    panel = await _panel(interaction, guild)
    await _show(interaction, replace(panel, page=Page(chosen)))


async def set_field(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Change the setting under which something was pressed, and say so once it is kept."""
    guild = await _managed(interaction)
    if guild is None:
        return
    field, value = named["field"], named["value"]
    chosen = [value] if value else _values(interaction)
    if field == "logging" and value == ASK:
        await _ask(interaction, guild)
    elif field in ROLES and str(guild.id) in chosen:
        await say(interaction, setup_phrases.NOT_EVERYONE)
    elif (changes := change_of(field, chosen, guild)) is None:
        await say(interaction, phrases.UNKNOWN_PRESS)
    else:
        await defer(interaction)
        note = await _changed(interaction, guild, changes)
        panel = await _panel(interaction, guild)
        await _show(interaction, replace(panel, page=PAGE_OF[field], note=note))


async def _managed(interaction: discord.Interaction[Any]) -> discord.Guild | None:
    """Return the server, if whoever pressed may manage it now; else say so."""
    if not interaction.permissions.manage_guild:
        await say(interaction, setup_phrases.MANAGERS_ONLY)
    elif interaction.guild is None or interaction.client.storage is None:
        await say(interaction, setup_phrases.NOT_A_MEMBER)
    else:
        return interaction.guild
    return None


async def _ask(interaction: discord.Interaction[Any], guild: discord.Guild) -> None:
    """Say what it means that texts are kept, before it is switched on."""
    await defer(interaction)
    panel = await _panel(interaction, guild)
    await _show(interaction, replace(panel, page=Page.LOGGING, asks=True))


async def _changed(
    interaction: discord.Interaction[Any], guild: discord.Guild, changes: Changes
) -> str:
    """Keep a change, and with it take out what is gone; return what became of it."""
    store = interaction.client.storage.guilds
    present = await store.settings_of(guild.id)
    try:
        await store.change(guild.id, cleared(guild, present) | changes, utcnow())
    except StorageError as error:
        log.warning("A setting of server %s was not changed: %s", guild.id, error)
        return setup_phrases.NOT_SAVED
    log.info("%s changed %s of server %s", interaction.user.id, *changes, guild.id)
    return setup_phrases.SAVED


async def _panel(interaction: discord.Interaction[Any], guild: discord.Guild) -> Panel:
    client = interaction.client
    dropped = await _dropped(client.storage, guild)
    settings: GuildSettings = await client.storage.guilds.settings_of(guild.id)
    reads = client.intents.message_content
    return Panel(
        server=guild.name,
        settings=settings,
        troubles=troubles(guild, settings, client.refusals.all(), reads=reads),
        strictness=advisor_of(interaction).strictness,
        operators=_operators(guild, client.attention_to),
        gone=frozenset().union(*gone(guild, settings).values()),
        dropped=dropped or 0,
        away=dropped is None,
    )


async def _dropped(storage: Storage, guild: discord.Guild) -> int | None:
    """Count what could not be kept; None where the database is away."""
    first = (utcnow() - timedelta(days=DROPPED_DAYS)).date()
    try:
        counts = await storage.counts.since(guild.id, first)
    except StorageError as error:
        log.warning("The counts of server %s are not at hand: %s", guild.id, error)
        return None
    return sum(one.number for one in counts if one.kind == DROPPED)


def _operators(guild: discord.Guild, attention_to: AttentionTo) -> tuple[int, ...]:
    return tuple(one.id for one in guild.channels if attention_to(one.id) is not Attention.MENTIONS)


async def _show(interaction: discord.Interaction[Any], panel: Panel) -> None:
    """Put the panel where the interaction has its answer."""
    embeds = interaction.app_permissions.embed_links
    shown = pages(Shown((panel_card(panel),)), embeds=embeds)[0]
    await later(
        interaction,
        lambda: interaction.edit_original_response(
            content=shown.content,
            embeds=list(map(to_embed, shown.blocks)),
            view=to_view(controls(panel)),
        ),
    )


def _values(interaction: discord.Interaction[Any]) -> Sequence[str]:
    """Return what was chosen in a select."""
    data: Any = interaction.data or {}
    values: list[str] = data.get("values", [])
    return values
