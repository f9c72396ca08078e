"""Decide which new posts of a forum are answered, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import discord
from discord.utils import utcnow

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.discord_app.rendering.shown import ABOVE, Shown, shown_answer

SURE = 0.9
"""Confidence that every part of an answer needs where nobody asked the bot.

Of the answers that are shown at this confidence 97 in 100 are right (benchmarks, reliability).
"""

YOUNG = timedelta(minutes=1)
"""How old a post may be: later somebody may be writing already."""

READ = 5
"""First messages of a post that are looked at for somebody else's."""


def is_new(message: discord.Message, post: discord.Thread, now: datetime) -> bool:
    """Tell whether a message is by the author of a post that was opened just now."""
    young = post.created_at is not None and now - post.created_at <= YOUNG
    return young and message.author.id == post.owner_id


def answer_to_post(advisor: Advisor, title: str, text: str) -> Shown | None:
    """Answer a post by its title and its text; None where that is not wholly and surely known."""
    answer = advisor.ask(f"{title}\n{text}".strip())
    if not _is_sure(answer):
        return None
    shown = shown_answer(advisor, answer, utcnow().date(), ABOVE)
    return replace(shown, in_post=True)


def is_first(message: discord.Message, there: Sequence[discord.Message]) -> bool:
    """Tell of a post's first messages whether one began it, and only its author wrote more."""
    authors = {one.author for one in there}
    return bool(there) and there[0] == message and authors == {message.author}


def _is_sure(answer: Answer) -> bool:
    return (
        answer.outcome is Outcome.ANSWERED
        and not answer.unanswered
        and all(part.confidence >= SURE for part in answer.parts)
    )
