"""Answer a message of somebody else, privately first, with a button to post the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.discord_app.audience import must_be_private
from bot.discord_app.noting import names_in, noted_for
from bot.discord_app.reading import asked_in
from bot.discord_app.rendering.shown import ABOVE, shown_answer
from bot.discord_app.sending import respond, say
from bot.discord_app.servers import server_of
from bot.discord_app.views.posting import may_write


class AnswerThis(commands.Cog):
    """Hold the command in a message's menu."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree
        self._command = app_commands.ContextMenu(name=phrases.ANSWER_THIS, callback=answer_this)

    async def cog_load(self) -> None:
        """Add the command."""
        self._tree.add_command(self._command)

    async def cog_unload(self) -> None:
        """Remove the command."""
        self._tree.remove_command(self._command.name, type=self._command.type)


async def answer_this(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Answer the message whose menu was opened; Discord sends its text along."""
    await preview(interaction, message, without_text=phrases.NOTHING_TO_READ)


async def preview(
    interaction: discord.Interaction[Any], message: discord.Message, *, without_text: str
) -> None:
    """Show the answer to a message to whoever asked for it, to be posted if it is good."""
    advisor = (await server_of(interaction)).advisor
    question = asked_in(message, interaction.client.user)
    if not question.strip():
        await say(interaction, without_text)
        return
    answer = advisor.ask(question)
    shown = shown_answer(advisor, answer, utcnow().date(), ABOVE)
    shown = await noted_for(interaction, shown, names_in(message, interaction.client.user))
    if answer.parts and may_write(interaction) and not must_be_private(interaction):
        shown = replace(shown, postable=(message.channel.id, message.id))
    await respond(interaction, shown, private=True)
