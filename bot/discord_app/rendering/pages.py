"""Lay out what is shown as pages, each one message within every limit of Discord."""

from __future__ import annotations

from bot.core.answering import phrases
from bot.discord_app import limits
from bot.discord_app.rendering.embeds import embed_pages
from bot.discord_app.rendering.payload import Payload
from bot.discord_app.rendering.plain import plain_pages
from bot.discord_app.rendering.quoting import quotation
from bot.discord_app.rendering.shown import Shown


def pages(shown: Shown, *, embeds: bool) -> tuple[Payload, ...]:
    """Lay out every page, as embeds or as plain text; the question quoted stands on each."""
    head = _head(shown)
    if embeds:
        return tuple(Payload(head or None, blocks) for blocks in embed_pages(shown.cards))
    start = f"{head}\n" if head else ""
    texts = plain_pages(shown.cards, limits.CONTENT - len(start))
    return tuple(Payload(start + text) for text in texts)


def _head(shown: Shown) -> str:
    """Write what stands above the answer: the question, and where it was asked."""
    lines = [quotation(shown.quote)] if shown.quote else []
    if shown.link:
        lines.append(phrases.IN_ANSWER_TO.format(link=shown.link))
    return "\n".join(filter(None, lines))
