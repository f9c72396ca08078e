"""Write what is posted where people are asked, and what its asker sees of it first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering import help_phrases as phrases
from bot.discord_app import limits
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.quoting import quotation, visible_line


@dataclass(frozen=True, slots=True)
class Request:
    """A question for people; mentions and links are as Discord writes them."""

    question: str
    person: str
    follows: str | None = None
    """The line that names the topic which the question was read with."""
    answered: str | None = None
    asked: str | None = None
    role: str | None = None
    """Mention of the role that is notified."""


def request_text(request: Request) -> str:
    """Write a post within Discord's limit; the question is quoted, harmless."""
    return "\n".join(_lines(request))


def preview_text(request: Request, channel: str) -> str:
    """Show the very post, and say where it would stand and who would see it."""
    notified = phrases.NOBODY_NOTIFIED
    if request.role is not None:
        notified = phrases.ROLE_NOTIFIED.format(role=request.role)
    asking = phrases.SHALL_I_POST.format(channel=channel)
    return f"{request_text(request)}\n\n{asking} {notified}"


def title_of(question: str) -> str:
    """Name a post in a forum by its question's start."""
    return clip(visible_line(question), limits.POST_TITLE) or phrases.UNTITLED


def closed_text(post: str, person: str) -> str:
    """Say below a post that nobody needs to answer any more; a full one stays as it is."""
    closed = f"{post}\n{phrases.DONE_SAYS.format(person=person)}"
    return closed if len(closed) <= limits.CONTENT else post


def _lines(request: Request) -> Iterator[str]:
    yield quotation(request.question)
    if request.follows is not None:
        yield escape(request.follows)
    asks = phrases.ASKS.format(person=request.person)
    yield f"{asks} {request.role}" if request.role else asks
    if request.answered is not None:
        yield phrases.WHAT_I_ANSWERED.format(link=request.answered)
    if request.asked is not None:
        yield phrases.WHERE_ASKED.format(link=request.asked)
