"""Describe what a message of the bot shows, and from what it can be made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.discord_app.rendering.answers import answer_cards, phrase_card
from bot.discord_app.rendering.card import Card

AGAIN = "again"
"""The question is read again from the message that the answer replies to."""

ABOVE = "above"
"""The question is read again from where it is quoted above the answer."""

TOPICS = "topics"
"""There is no question: the list of all topics is shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Cards with what is needed to make them again when something under them is pressed."""

    cards: tuple[Card, ...]
    answer: Answer | None = None
    version: str = ""
    """The knowledge's version; empty where nothing can be made again."""
    source: str = ABOVE
    """AGAIN, ABOVE, TOPICS, or an item as `custom_ids.item_value` names it."""
    quote: str = ""
    """The question to be quoted above, as it was typed."""
    link: str | None = None
    """Address of the message that is answered, where the answer is no reply to it."""
    postable: tuple[int, int] | None = None
    """Channel and message to which this preview may be posted as an answer."""
    for_people: bool = False
    """Whether its asker may pass the question on to the people of the server."""


def shown_phrase(phrase: str) -> Shown:
    """Show a fixed phrase, with nothing to press."""
    return Shown((phrase_card(phrase),))


def shown_answer(advisor: Advisor, answer: Answer, today: date, source: str) -> Shown:
    """Show an answer; its question is quoted where it is to be read again from there.

    What is declined is not quoted: there is nothing to read again, and the bot repeats no abuse.
    """
    quote = answer.question if source == ABOVE and answer.parts else ""
    cards = answer_cards(answer, advisor.careers, today)
    return Shown(cards, answer, advisor.knowledge.version, source, quote)


def offering_people(shown: Shown) -> Shown:
    """Let the question be passed on, quoted above even if declined: it is to be read from there."""
    quotes = shown.answer is not None and shown.source == ABOVE
    quote = shown.answer.question if shown.answer and quotes else shown.quote
    return replace(shown, for_people=True, quote=quote)


def quoting(shown: Shown) -> Shown:
    """Show the same with its question quoted above, for where it can be read nowhere else."""
    if shown.answer is None or shown.source != AGAIN:
        return shown
    if not shown.answer.parts and not shown.for_people:
        return shown
    return replace(shown, source=ABOVE, quote=shown.answer.question)
