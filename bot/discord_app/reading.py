"""Read from a message what is asked in it."""

from __future__ import annotations

import re

import discord


def asked_in(message: discord.Message, me: discord.abc.Snowflake | None) -> str:
    """Return a message's text beside the mention of the bot."""
    return re.sub(rf"<@!?{me.id}>", " ", message.content) if me else message.content
