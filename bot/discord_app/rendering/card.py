"""Describe what is to be said, before it is known whether as an embed or as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.discord_app.rendering.payload import Field


@dataclass(frozen=True, slots=True)
class Card:
    """One block of an answer; everything but the footer is escaped Markdown."""

    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    also: tuple[Field, ...] = ()
    """Said in plain text only; beside an embed it can be chosen in a select."""
    footer: str | None = None
    url: str | None = None
    colour: int | None = None
