"""Make discord.py's own objects of components."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord
from discord import ButtonStyle

from bot.discord_app.views.components import Component, Kind, Option

STYLES = {
    Kind.BUTTON: ButtonStyle.secondary,
    Kind.MAIN: ButtonStyle.primary,
    Kind.DONE: ButtonStyle.secondary,
    Kind.DANGER: ButtonStyle.danger,
}

TEXTS = [discord.ChannelType.text, discord.ChannelType.news]
CHANNEL_TYPES = {
    Kind.TEXT_CHANNELS: TEXTS,
    Kind.FORUMS: [discord.ChannelType.forum],
    Kind.TEXT_CHANNELS_AND_FORUMS: [*TEXTS, discord.ChannelType.forum],
}


def to_view(offered: Iterable[Component]) -> discord.ui.View:
    """Build a view that only shows; presses go to the dynamic items, restarted or not."""
    view = discord.ui.View(timeout=None)
    for one in offered:
        view.add_item(_to_item(one))
    # A stopped view is sent all the same, but discord.py keeps no copy of it.
    view.stop()
    return view


def _to_item(one: Component) -> discord.ui.Item[Any]:
    if one.kind in STYLES:
        return discord.ui.Button(
            style=STYLES[one.kind],
            label=one.label,
            custom_id=one.custom_id,
            disabled=one.kind is Kind.DONE,
            row=one.row,
        )
    select: dict[str, Any] = {
        "custom_id": one.custom_id,
        "placeholder": one.label,
        "row": one.row,
        "min_values": one.least,
        "max_values": one.most,
    }
    if one.kind is Kind.SELECT:
        return discord.ui.Select(**select, options=list(map(_to_option, one.options)))
    chosen = list(map(discord.Object, one.chosen))
    if one.kind is Kind.ROLES:
        roles = [discord.SelectDefaultValue.from_role(role) for role in chosen]
        return discord.ui.RoleSelect(**select, default_values=roles)
    channels = [discord.SelectDefaultValue.from_channel(channel) for channel in chosen]
    types = CHANNEL_TYPES[one.kind]
    return discord.ui.ChannelSelect(**select, channel_types=types, default_values=channels)


def _to_option(option: Option) -> discord.SelectOption:
    return discord.SelectOption(
        label=option.label,
        value=option.value,
        description=option.description or None,
        default=option.chosen,
    )
