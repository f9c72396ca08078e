"""Write an entry that stands beside something else, with a citation of its own."""

from __future__ import annotations

from bot.core.answering.citations import citation_line, cite
from bot.core.knowledge.model import Career, Entry
from bot.discord_app.rendering.markdown import escape


def cited_entry(career: Career, item_id: str, entry: Entry) -> str:
    """Write title, passage and citation as one paragraph."""
    cited = escape(citation_line(cite(career, item_id)))
    return f"**{escape(entry.title)}**\n{escape(entry.text)}\n-# {cited}"
