"""Describe a message to send: text and embeds, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A heading with a few lines below it, both in Markdown."""

    name: str
    value: str
    beside: bool = False
    """It may stand beside the fields before and after it, where there is room."""

    @property
    def size(self) -> int:
        """Count the characters that Discord counts."""
        return len(self.name) + len(self.value)


@dataclass(frozen=True, slots=True)
class Block:
    """One embed; everything but the footer, which Discord shows as it is, is Markdown."""

    title: str | None = None
    description: str = ""
    fields: tuple[Field, ...] = ()
    footer: str | None = None
    url: str | None = None
    colour: int | None = None

    @property
    def size(self) -> int:
        """Count the characters that Discord counts towards a message's 6,000."""
        fields = sum(field.size for field in self.fields)
        return len(self.title or "") + len(self.description) + fields + len(self.footer or "")


@dataclass(frozen=True, slots=True)
class Payload:
    """One message: embeds with what stands above them, or all of it as text."""

    content: str | None = None
    blocks: tuple[Block, ...] = ()
