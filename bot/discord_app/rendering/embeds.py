"""Lay cards out as embeds, as many pages as Discord's limits ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

import discord

from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import clip, pack
from bot.discord_app.rendering.payload import Block, Field

FOOTER_SHOWN = 500
"""Characters of a footer; with it a full title, description and field stay below 6,000."""


def embed_pages(cards: Iterable[Card]) -> list[tuple[Block, ...]]:
    """Lay cards out in order, a new page wherever a whole card no longer fits."""
    pages: list[list[Block]] = []
    for blocks in map(_blocks, cards):
        if pages and _fit_together([*pages[-1], *blocks]):
            pages[-1] += blocks
        elif _fit_together(blocks):
            pages.append(blocks)
        else:
            pages += [[block] for block in blocks]
    return [tuple(page) for page in pages]


def to_embed(block: Block) -> discord.Embed:
    """Build discord.py's own object."""
    embed = discord.Embed(
        title=block.title, description=block.description, url=block.url, colour=block.colour
    )
    for field in block.fields:
        embed.add_field(name=field.name, value=field.value, inline=field.beside)
    return embed.set_footer(text=block.footer) if block.footer else embed


def _fit_together(blocks: Sequence[Block]) -> bool:
    size = sum(block.size for block in blocks)
    return len(blocks) <= limits.EMBEDS and size <= limits.EMBEDS_TOTAL


def _blocks(card: Card) -> list[Block]:
    """Lay one card out; each of its blocks carries the citation."""
    footer = clip(card.footer, FOOTER_SHOWN) if card.footer else None
    bare = partial(Block, footer=footer, colour=card.colour)
    text, *texts = pack(card.paragraphs, limits.EMBED_DESCRIPTION) or [""]
    if card.title:
        first = bare(clip(card.title, limits.EMBED_TITLE), text, url=card.url)
    else:
        first = bare(description=text)
    blocks = [first, *(bare(description=text) for text in texts)]
    for field in map(_fit, card.fields):
        longer = replace(blocks[-1], fields=(*blocks[-1].fields, field))
        if len(longer.fields) <= limits.EMBED_FIELDS and longer.size <= limits.EMBEDS_TOTAL:
            blocks[-1] = longer
        else:
            blocks.append(bare(fields=(field,)))
    return blocks


def _fit(field: Field) -> Field:
    name = clip(field.name, limits.EMBED_FIELD_NAME)
    return replace(field, name=name, value=clip(field.value, limits.EMBED_FIELD_VALUE))
