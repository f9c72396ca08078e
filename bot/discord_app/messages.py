"""Turn what is shown into the arguments with which discord.py sends or changes a message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.discord_app.audience import Audience
from bot.discord_app.picturing import to_file
from bot.discord_app.rendering.embeds import to_embed
from bot.discord_app.rendering.pages import pages
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.views.components import Component, components
from bot.discord_app.views.fit_components import fit_components
from bot.discord_app.views.items import to_view
from bot.discord_app.views.roadmap_components import roadmap_components
from bot.pictures.drawing import Drawn


def message_of(
    shown: Shown, audience: Audience, number: int = 0, picture: Drawn | None = None
) -> dict[str, Any]:
    """Return one page as the arguments that change a message to it; past the last, the last.

    A picture that the message had before goes, so that none stands above a page of something else.
    """
    if picture is None and shown.unpictured:
        shown = replace(shown, cards=shown.unpictured)
    laid_out = pages(shown, embeds=audience.embeds)
    number = min(number, len(laid_out) - 1)
    offered = _offered(shown, audience, number, len(laid_out))
    return {
        "content": laid_out[number].content,
        "embeds": list(map(to_embed, laid_out[number].blocks)),
        "view": to_view(offered) if offered else None,
        "attachments": [to_file(picture)] if picture else [],
    }


def _offered(shown: Shown, audience: Audience, number: int, total: int) -> tuple[Component, ...]:
    if shown.check is not None:
        return fit_components(shown.check, number, total)
    if shown.road is not None:
        return roadmap_components(shown.road, number, total, private=audience.private)
    return components(shown, audience.asker, private=audience.private, number=number, total=total)


def new_message_of(
    shown: Shown, audience: Audience, number: int = 0, picture: Drawn | None = None
) -> dict[str, Any]:
    """Return one page as the arguments that send it."""
    arguments = message_of(shown, audience, number, picture)
    arguments["files"] = arguments.pop("attachments")
    return {name: value for name, value in arguments.items() if value}
