"""Describe what a message of the bot shows, and from what it can be made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer
from bot.discord_app.rendering.answers import answer_cards, phrase_card
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fit import SelfCheck, form_card, radar_of, result_cards
from bot.discord_app.rendering.pay import pay_of
from bot.discord_app.rendering.roadmap import Road, Wish, next_cards, path_card, path_of, reset_card
from bot.pictures.drawing import Subject

AGAIN = "again"
"""The question is read again from the message that the answer replies to."""

ABOVE = "above"
"""The question is read again from where it is quoted above the answer."""

TOPICS = "topics"
"""There is no question: the list of all topics is shown."""


COMPARED = "compared"
"""There is no question: careers are compared, whose numbers stand behind it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Cards with what is needed to make them again when something under them is pressed."""

    cards: tuple[Card, ...]
    answer: Answer | None = None
    version: str = ""
    """The knowledge's version; empty where nothing can be made again."""
    source: str = ABOVE
    """AGAIN, ABOVE, TOPICS, COMPARED with numbers, or an item by `custom_ids.item_value`."""
    quote: str = ""
    """The question to be quoted above, as it was typed."""
    link: str | None = None
    """Address of the message that is answered, where the answer is no reply to it."""
    postable: tuple[int, int] | None = None
    """Channel and message to which this preview may be posted as an answer."""
    in_post: bool = False
    """Whether it was given unasked, under a new post of a forum."""
    votable: bool = False
    """Whether it helped can be said, and is kept."""
    noted: str = ""
    """Key under which the question's text was taken down; empty where it was not."""
    for_people: bool = False
    """Whether its asker may pass the question on to the people of the server."""
    picture: Subject | None = None
    """What is drawn and attached to the first page, where files may be sent."""
    check: SelfCheck | None = None
    """A self-check that goes on under what is shown."""
    road: Road | None = None
    """A way that goes on under what is shown."""
    unpictured: tuple[Card, ...] = ()
    """What is said in the place of the cards where the picture is not attached."""


def shown_phrase(phrase: str) -> Shown:
    """Show a fixed phrase, with nothing to press."""
    return Shown((phrase_card(phrase),))


def shown_answer(advisor: Advisor, answer: Answer, today: date, source: str) -> Shown:
    """Show an answer; its question is quoted where it is to be read again from there.

    What is declined is not quoted: there is nothing to read again, and the bot repeats no abuse.
    An item that was picked is pictured if it has a figure; a question is answered in words alone.
    """
    quote = answer.question if source == ABOVE and answer.parts else ""
    cards = answer_cards(answer, advisor.careers, today)
    picture = None if source in {ABOVE, AGAIN} else pay_of(answer, advisor.careers, today)
    return Shown(cards, answer, advisor.knowledge.version, source, quote, picture=picture)


def shown_check(check: SelfCheck) -> Shown:
    """Show a page of a self-check, or its result with a picture."""
    if check.page is not None:
        return Shown((form_card(check),), check=check)
    return Shown(result_cards(check), picture=radar_of(check), check=check)


def offering_people(shown: Shown) -> Shown:
    """Let the question be passed on, quoted above even if declined: it is to be read from there."""
    quotes = shown.answer is not None and shown.source == ABOVE
    quote = shown.answer.question if shown.answer and quotes else shown.quote
    return replace(shown, for_people=True, quote=quote)


def shown_road(road: Road, today: date) -> Shown:
    """Show a way as a picture, its next step, or the question whether to forget it."""
    if road.wish is Wish.NEXT:
        return Shown(next_cards(road, today), road=road)
    if road.wish is Wish.RESET:
        return Shown((reset_card(road),), road=road)
    listed = (path_card(road, listed=True),)
    return Shown((path_card(road),), picture=path_of(road), road=road, unpictured=listed)


def quoting(shown: Shown) -> Shown:
    """Show the same with its question quoted above, for where it can be read nowhere else."""
    if shown.answer is None or shown.source != AGAIN:
        return shown
    if not shown.answer.parts and not shown.for_people:
        return shown
    return replace(shown, source=ABOVE, quote=shown.answer.question)
