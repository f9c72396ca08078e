"""Compose what is shown for an entry or a section: whole curated sentences, never new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.core.answering.answer import CareerChoice, Choice, Passage
from bot.core.answering.names import stems_of_names
from bot.core.knowledge.model import Career
from bot.core.retrieval.features import FUNCTION_STEMS, stem
from bot.core.retrieval.text import words

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def sentences(text: str) -> list[str]:
    """Split a passage into its sentences."""
    return _SENTENCE_END.split(text)


@lru_cache(maxsize=1_000)
def _stemmed_words(text: str) -> tuple[tuple[tuple[int, int], frozenset[str]], ...]:
    """List the place of each word of a curated text with the stems in it."""
    return tuple(
        (match.span(), frozenset(map(stem, words(match.group()))) - FUNCTION_STEMS)
        for match in _WORD.finditer(text)
    )


def highlights(text: str, asked: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Find the whole words of a passage that share a content stem with the asked words."""
    wanted = set(map(stem, asked))
    return tuple(place for place, stems in _stemmed_words(text) if not stems.isdisjoint(wanted))


def passages(career: Career, item_id: str, asked: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Return an entry's passage, or the first sentence of each entry of a section.

    The career's own name matches everywhere and says nothing, so it is not highlighted.
    """
    named = stems_of_names(career)
    asked = [word for word in asked if stem(word) not in named]
    entry = career.entry(item_id)
    if entry is not None:
        return (Passage(entry.title, entry.text, highlights(entry.text, asked)),)
    section = career.section_of(item_id)
    return tuple(
        Passage(one.title, lead, highlights(lead, asked))
        for one in section.entries
        for lead in sentences(one.text)[:1]
    )


def choice(career: Career, item_id: str) -> Choice:
    """Return an item under its clean question."""
    return Choice(item_id, career.item(item_id).question)


def career_choice(career: Career, item_id: str) -> CareerChoice:
    """Return an item under its clean question, with its career."""
    return CareerChoice(career.id, career.title, item_id, choice(career, item_id).question)


def neighbours(career: Career, item_id: str) -> tuple[Choice, ...]:
    """List the entries beside an entry, or a section's own."""
    section = career.section_of(item_id)
    beside = [f"{section.id}.{entry.id}" for entry in section.entries]
    return tuple(choice(career, name) for name in beside if name != item_id)


def nearest_phrasing(career: Career, item_id: str, asked: str) -> str:
    """Return the phrasing of an item that looks most like what was asked."""
    item = career.item(item_id)
    known = [*item.phrasings, item.question]
    found = process.extractOne(asked, known, scorer=fuzz.token_sort_ratio)
    return str(found[0])
