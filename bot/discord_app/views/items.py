"""Make discord.py's own objects of components."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord
from discord import ButtonStyle

from bot.discord_app.views.components import Component, Kind

STYLES = {
    Kind.BUTTON: ButtonStyle.secondary,
    Kind.MAIN: ButtonStyle.primary,
    Kind.DANGER: ButtonStyle.danger,
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
    if one.kind is not Kind.SELECT:
        return discord.ui.Button(
            style=STYLES[one.kind], label=one.label, custom_id=one.custom_id, row=one.row
        )
    options = [
        discord.SelectOption(
            label=option.label,
            value=option.value,
            description=option.description or None,
            default=option.chosen,
        )
        for option in one.options
    ]
    return discord.ui.Select(
        custom_id=one.custom_id, placeholder=one.label, options=options, row=one.row
    )
