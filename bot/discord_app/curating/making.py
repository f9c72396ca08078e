"""Try a change of the knowledge, and hand it to a curator as a file."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import discord

from bot.core.answering import phrases
from bot.core.curating.changes import Change, as_yaml
from bot.core.curating.trying import Trial, tried
from bot.core.errors import ChangeError
from bot.discord_app.curating.trial import trial_text
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import own_words
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of

REASONS_SHOWN = 1000
"""Characters of the reasons why a change is refused."""


async def hand_over(interaction: discord.Interaction[Any], change: Change) -> bool:
    """Send what a change does, with the file; where there is nothing to change, say that alone.

    Return False where the change was refused, which is said too. The interaction was answered
    before, as this takes seconds.
    """
    advisor = advisor_of(interaction)
    try:
        # One at a time: each learns a whole career.
        async with interaction.client.trying:
            trial = await asyncio.to_thread(tried, advisor.knowledge, change, advisor.learned)
    except ChangeError as error:
        await refuse(interaction, error)
        return False
    if trial.is_empty:
        await say(interaction, phrases.NOTHING_TO_CHANGE)
    else:
        await interaction.followup.send(trial_text(trial), file=_file(trial), ephemeral=True)
    return True


async def refuse(interaction: discord.Interaction[Any], error: ChangeError) -> None:
    """Say why a change is none."""
    reasons = own_words(clip("; ".join(error.reasons), REASONS_SHOWN))
    content = phrases.CHANGE_REFUSED.format(reasons=reasons)
    if interaction.response.is_done():
        await interaction.followup.send(content, ephemeral=True)
    else:
        await interaction.response.send_message(content, ephemeral=True)


def _file(trial: Trial) -> discord.File:
    content = as_yaml(trial.missing).encode()
    name = f"change-{trial.missing.career}.yaml"
    return discord.File(io.BytesIO(content), name, description=phrases.CHANGE_FILE)
