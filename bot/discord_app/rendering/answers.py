"""Turn an answer into cards: one a part, first what is not covered, then passage and citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.core.answering import phrases
from bot.core.answering.answer import Answer, Choice, Outcome, Part, Passage
from bot.core.answering.citations import citation_line, stale_lines
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import clip, join_fitting
from bot.discord_app.rendering.markdown import bold, bullets, escape, own_words
from bot.discord_app.rendering.payload import Field

COLOURS = {Outcome.ANSWERED: 0x2E7D32, Outcome.RELATED: 0xF9A825, Outcome.DECLINED: 0x607D8B}
"""The embed's edge; a second sign only, the words say the same."""

RELATED_SHOWN = 5
"""Related topics listed under an answer in plain text."""

OWN_WORDS_SHOWN = 150
"""Characters of a person's own question that are said back."""


def answer_cards(answer: Answer, careers: tuple[Career, ...], today: date) -> tuple[Card, ...]:
    """Say an answer; `today` decides whether something is due for review."""
    opening = phrases.opening(answer, careers)
    if opening is not None:
        return (phrase_card(opening),)
    shown = {part.entry for part in answer.parts}
    parts = tuple(
        _part_card(phrases.heading(part, careers), part, shown, today) for part in answer.parts
    )
    if len(parts) > 1:
        parts = tuple(_numbered(card, number) for number, card in enumerate(parts, 1))
    if answer.topic is not None:
        line = phrases.follows_line(answer.topic, careers)
        parts = (*parts[:-1], replace(parts[-1], footer=f"{parts[-1].footer}\n{line}"))
    return (_unanswered_card(answer.unanswered), *parts) if answer.unanswered else parts


def phrase_card(phrase: str) -> Card:
    """Say a fixed phrase."""
    return Card(paragraphs=(escape(phrase),), colour=COLOURS[Outcome.DECLINED])


def _unanswered_card(questions: Iterable[str]) -> Card:
    lines = tuple(
        phrases.UNANSWERED + own_words(clip(question, OWN_WORDS_SHOWN)) for question in questions
    )
    return Card(paragraphs=lines, colour=COLOURS[Outcome.DECLINED])


def _part_card(title: str, part: Part, shown: set[str], today: date) -> Card:
    return Card(
        title=escape(title),
        paragraphs=tuple(_paragraphs(part, today)),
        also=tuple(_related(part, shown)),
        footer=citation_line(part.citation),
        url=part.citation.url,
        colour=COLOURS[part.outcome],
    )


def _numbered(card: Card, number: int) -> Card:
    """Tie a block to its citation by a number."""
    return replace(card, title=f"{number} · {card.title}", footer=f"[{number}] {card.footer}")


def _paragraphs(part: Part, today: date) -> Iterator[str]:
    lead = _lead(part)
    if lead:
        yield lead
    if part.elsewhere:
        titles = ", ".join(dict.fromkeys(one.title for one in part.elsewhere))
        yield f"{phrases.NO_CAREER_NAMED} {escape(titles)}"
    yield from stale_lines(part.citation, today)
    listed = "." not in part.entry
    for passage in part.passages:
        text = _passage(passage)
        yield f"**{escape(passage.title)}**\n{text}" if listed else text
    if part.tied:
        yield f"{phrases.DID_YOU_MEAN}\n{bullets(_questions(part.tied))}"


def _lead(part: Part) -> str | None:
    """Write the lead; a gap sentence is curated text, which phrases.lead leaves as it is."""
    if part.gap_sentence is not None:
        return escape(part.gap_sentence)
    return phrases.lead(part, own_words)


def _passage(passage: Passage) -> str:
    marked = bold(passage.text, passage.highlights)
    return marked if len(marked) <= limits.EMBED_DESCRIPTION else escape(passage.text)


def _related(part: Part, shown: set[str]) -> Iterator[Field]:
    left_out = shown | {choice.entry for choice in part.tied}
    others = [choice for choice in part.also if choice.entry not in left_out]
    lines = (bullets([line]) for line in _questions(others[:RELATED_SHOWN]))
    listed = join_fitting(lines, "\n", limits.EMBED_FIELD_VALUE)
    if listed:
        yield Field(phrases.RELATED_TOPICS, listed)


def _questions(choices: Iterable[Choice]) -> list[str]:
    return [escape(choice.question) for choice in choices]
