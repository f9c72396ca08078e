"""Turn explanations into cards: what was read, what it matched and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.answering import phrases
from bot.core.answering.answer import Answer, Explanation, Part
from bot.core.answering.composer import choice
from bot.core.knowledge.model import Career
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import escape, own_words

OWN_WORDS_SHOWN = 300
"""Characters of what was read in a person's words that are said back."""


def explanation_cards(
    answer: Answer,
    explained: Iterable[tuple[Part, Explanation]],
    careers: Iterable[Career],
    notes: Sequence[str],
) -> tuple[Card, ...]:
    """Explain each part, by which version of the knowledge; `notes` are phrases that come first."""
    known = {career.id: career for career in careers}
    cards = [
        Card(title=escape(part.heading), paragraphs=("\n".join(_facts(why, known[part.career])),))
        for part, why in explained
    ]
    if not cards:
        facts = [_fact(phrases.READ_AS, _said_back(answer.read_as)), phrases.DECLINED]
        cards = [Card(paragraphs=("\n".join(facts),))]
    version = phrases.KNOWLEDGE_VERSION.format(version=answer.knowledge_version)
    opening = [Card(paragraphs=tuple(notes))] if notes else []
    return (*opening, *cards[:-1], replace(cards[-1], footer=version))


def _facts(why: Explanation, career: Career) -> Iterator[str]:
    yield _fact(phrases.READ_AS, _said_back(why.read_as))
    if why.mended:
        mended = (f"{own_words(one.typed)} → {own_words(one.read_as)}" for one in why.mended)
        yield _fact(phrases.MENDED, clip(", ".join(mended), OWN_WORDS_SHOWN))
    yield _fact(phrases.MATCHED, escape(why.matched_phrasing))
    yield _fact(phrases.CONFIDENCE, f"{why.confidence:.0%}")
    if why.runner_up is not None:
        yield _fact(phrases.RUNNER_UP, escape(choice(career, why.runner_up).question))
    for topic in career.gap_topics:
        if topic.id == why.gap_topic:
            yield _fact(phrases.GAP_TOPIC, escape(topic.title))


def _fact(name: str, value: str) -> str:
    return f"**{name}:** {value}"


def _said_back(words: str) -> str:
    return own_words(clip(words, OWN_WORDS_SHOWN))
