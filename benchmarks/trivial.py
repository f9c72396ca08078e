"""Run a bot that sends one fixed embed: what discord.py itself costs, which no bot can undercut."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.address import reach_api_at, take_gateway

EMBED = {
    "title": "What does a machine learning engineer earn?",
    "description": "The average base salary is around $118,000 a year, as of 2023.",
    "footer": {"text": "Summarised from an article"},
}
NOBODY = discord.AllowedMentions.none()


class Trivial(discord.Client):
    """Answer `/ask` and every mention with the embed."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True)
        super().__init__(intents=intents, allowed_mentions=NOBODY, max_messages=None)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the command."""

        @self.tree.command()
        async def ask(interaction: discord.Interaction[Any], question: str = "") -> None:
            """Ask."""
            await interaction.response.send_message(embed=discord.Embed.from_dict(EMBED))

        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Reply to a mention."""
        if self.user in message.mentions:
            await message.reply(embed=discord.Embed.from_dict(EMBED), mention_author=False)


async def main() -> None:
    """Connect until told to stop."""
    reach_api_at(os.environ["CAREER_ADVISOR_API"])
    async with Trivial() as bot:
        await bot.login(os.environ["DISCORD_TOKEN"])
        await take_gateway(bot)
        await bot.connect()


if __name__ == "__main__":
    asyncio.run(main())
