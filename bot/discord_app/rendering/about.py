"""Say what the bot knows, from which source and as of when, and how to use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Career, Entry, Section
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import join_fitting
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.payload import Field
from bot.discord_app.rendering.shown import TOPICS, Shown


def shown_topics(advisor: Advisor) -> Shown:
    """Show all that is known."""
    version = advisor.knowledge.version
    return Shown(topic_cards(advisor.careers, version), version=version, source=TOPICS)


def topic_cards(careers: Iterable[Career], version: str) -> tuple[Card, ...]:
    """List each career's sections and entries, dated where the source gives a date."""
    footer = phrases.KNOWLEDGE_VERSION.format(version=version)
    return tuple(_career_card(career, footer) for career in careers)


def help_card(careers: tuple[Career, ...], commands: Iterable[tuple[str, str]]) -> Card:
    """Say how to ask, and list the commands, given as name and description."""
    listed = "\n".join(f"`/{name}` {escape(description)}" for name, description in commands)
    return Card(
        paragraphs=(
            escape(phrases.knows(careers)),
            phrases.HOW_TO_ASK,
            listed,
            phrases.ASK_A_PERSON,
        )
    )


def _career_card(career: Career, footer: str) -> Card:
    return Card(
        title=escape(career.title[:1].upper() + career.title[1:]),
        paragraphs=(phrases.ALL_SUMMARISED_FROM.format(source=escape(career.source.title)),),
        fields=tuple(map(_section_field, career.sections)),
        footer=footer,
        url=career.source.url,
    )


def _section_field(section: Section) -> Field:
    titles = join_fitting(_dated_titles(section.entries), " · ", limits.EMBED_FIELD_VALUE)
    return Field(escape(section.title), titles)


def _dated_titles(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        dated = f" ({phrases.AS_OF.format(date=entry.source.as_of)})" if entry.source.as_of else ""
        yield escape(entry.title + dated)
