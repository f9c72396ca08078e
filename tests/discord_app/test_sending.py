from __future__ import annotations

import discord

from bot.core.answering.advisor import Advisor
from tests.discord_app.conftest import Place


async def test_an_answer_is_one_message(place: Place, advisor: Advisor) -> None:
    for section in ("salary", "roadmap"):
        result = await place.alice.slash(place.channel, section)
        assert result.response is not None
        assert not result.followups


async def test_a_thread_of_an_unknown_channel_is_answered(place: Place) -> None:
    thread = place.env.backend.create_thread(place.channel.id, "thread", place.alice.id)
    handle = next(one for one in place.channel.threads if one.id == thread.id)
    guild = place.env.bot.get_guild(place.guild.id)
    parent = place.env.bot.get_channel(place.channel.id)
    assert guild is not None
    assert isinstance(parent, discord.TextChannel)
    guild._remove_channel(parent)
    await place.alice.send(handle, f"{place.bot_mention} hello")
    answer = handle.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user
