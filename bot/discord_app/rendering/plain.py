"""Lay cards out as plain text, for channels in which the bot may not embed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import PARAGRAPH_BREAK, pack
from bot.discord_app.rendering.markdown import escape


def plain_pages(cards: Iterable[Card], room: int) -> list[str]:
    """Say what the embeds would say on pages of `room` characters, cards whole where they fit."""
    pages: list[str] = []
    for texts in (pack(_paragraphs(card), room) for card in cards):
        joined = PARAGRAPH_BREAK.join([*pages[-1:], *texts])
        if pages and len(joined) <= room:
            pages[-1] = joined
        else:
            pages += texts
    return pages


def _paragraphs(card: Card) -> Iterator[str]:
    if card.title:
        yield f"**{card.title}**"
    yield from card.paragraphs
    for field in (*card.fields, *card.also):
        yield f"**{field.name}**\n{field.value}"
    if card.footer:
        yield f"-# {escape(card.footer)}"
