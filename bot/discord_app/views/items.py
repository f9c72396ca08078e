"""Write components as Discord takes them, https://docs.discord.com/developers/components/reference.

They are not made of discord.py's items: those cost as much as all else of an answer's message, and
an item and its view hold each other, so that only a search for waste would clear them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

import discord
from discord import ButtonStyle, ChannelType, ComponentType

from bot.discord_app.views.components import Component, Kind, Option

Json = dict[str, Any]

STYLES = {
    Kind.BUTTON: ButtonStyle.secondary.value,
    Kind.MAIN: ButtonStyle.primary.value,
    Kind.DONE: ButtonStyle.secondary.value,
    Kind.DANGER: ButtonStyle.danger.value,
}

TEXTS = [ChannelType.text.value, ChannelType.news.value]
CHANNEL_TYPES = {
    Kind.TEXT_CHANNELS: TEXTS,
    Kind.FORUMS: [ChannelType.forum.value],
    Kind.TEXT_CHANNELS_AND_FORUMS: [*TEXTS, ChannelType.forum.value],
}

ROW = ComponentType.action_row.value
BUTTON = ComponentType.button.value
SELECT = ComponentType.select.value
ROLES = ComponentType.role_select.value
CHANNELS = ComponentType.channel_select.value


class Offered(discord.ui.View):
    """A view that only shows; presses go to the dynamic items, restarted or not."""

    def __init__(self, rows: list[Json]) -> None:
        super().__init__(timeout=None)
        self._rows = rows
        # A stopped view is sent all the same, but discord.py keeps no copy of it.
        self.stop()

    def to_components(self) -> list[Json]:
        """Return what is sent."""
        return self._rows


def to_view(offered: Iterable[Component]) -> Offered:
    """Lay components out in their rows."""
    by_row = attrgetter("row")
    return Offered(
        [
            {"type": ROW, "components": list(map(_written, row))}
            for _, row in groupby(sorted(offered, key=by_row), by_row)
        ]
    )


def _written(one: Component) -> Json:
    if one.kind in STYLES:
        return {
            "type": BUTTON,
            "style": STYLES[one.kind],
            "label": one.label,
            "custom_id": one.custom_id,
            "disabled": one.kind is Kind.DONE,
        }
    return {
        "custom_id": one.custom_id,
        "placeholder": one.label,
        "min_values": one.least,
        "max_values": one.most,
        **_to_choose(one),
    }


def _to_choose(one: Component) -> Json:
    """Write what a select offers: its options, or what the server has of a kind."""
    if one.kind is Kind.SELECT:
        return {"type": SELECT, "options": list(map(_option, one.options))}
    if one.kind is Kind.ROLES:
        return {"type": ROLES, "default_values": _chosen(one, "role")}
    types = CHANNEL_TYPES[one.kind]
    return {"type": CHANNELS, "channel_types": types, "default_values": _chosen(one, "channel")}


def _chosen(one: Component, kind: str) -> list[Json]:
    return [{"id": str(chosen), "type": kind} for chosen in one.chosen]


def _option(option: Option) -> Json:
    written: Json = {"label": option.label, "value": option.value, "default": option.chosen}
    return {**written, "description": option.description} if option.description else written
