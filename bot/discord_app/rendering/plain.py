"""Lay cards out as plain text, for channels in which the bot may not embed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import pack
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.payload import Payload


def plain_payloads(cards: Iterable[Card]) -> tuple[Payload, ...]:
    """Say in order what the embeds would say, each message within Discord's limit."""
    paragraphs = (paragraph for card in cards for paragraph in _paragraphs(card))
    return tuple(Payload(content=text) for text in pack(paragraphs, limits.CONTENT))


def _paragraphs(card: Card) -> Iterator[str]:
    if card.title:
        yield f"**{card.title}**"
    yield from card.paragraphs
    for field in (*card.fields, *card.also):
        yield f"**{field.name}**\n{field.value}"
    if card.footer:
        yield f"-# {escape(card.footer)}"
