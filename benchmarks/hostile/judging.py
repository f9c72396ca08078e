"""Look at what somebody was sent: what it is, and whether it should never have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.hostile.questions import text_of
from benchmarks.hostile.realms import WORDS
from benchmarks.hostile.stage import Stage
from benchmarks.hostile.tally import Got, Harm
from bot.core.answering import help_phrases, phrases, setup_phrases, way_phrases
from tests.loopback.answers import LOADING
from tests.loopback.objects import Json
from tests.loopback.world import Asked

CHOICES, MODAL = 8, 9

REFUSALS = (
    *(phrases.UNKNOWN_PRESS, phrases.TOPIC_GONE, phrases.QUESTION_GONE, phrases.PAGES_CHANGED),
    *(phrases.NOT_YOURS, phrases.NOT_YOURS_TO_FORGET, phrases.NOT_YOUR_TOPIC, phrases.RATE_ALL),
    *(phrases.NOT_POSTED, phrases.NOT_A_MESSAGE, phrases.CURATORS_ONLY, phrases.GROUP_GONE),
    *(phrases.CHOOSE_OFFERED, phrases.CHANGE_REFUSED, phrases.FIT_CHANGED, phrases.CANNOT_READ),
    *(phrases.UNKNOWN_CAREER, phrases.UNKNOWN_SECTION, phrases.NO_SUCH_SECTION, phrases.WAIT),
    *(phrases.NO_TRAITS, phrases.NOTHING_TO_CHANGE, setup_phrases.MANAGERS_ONLY),
    *(setup_phrases.NOT_A_MEMBER, setup_phrases.NOT_EVERYONE, way_phrases.NOT_YOUR_WAY),
    *(way_phrases.WAY_CHANGED, way_phrases.NO_STEPS, help_phrases.NOT_YOURS_TO_CLOSE),
    *(help_phrases.NOT_YOUR_QUESTION, help_phrases.NO_HELP_CHANNEL, help_phrases.CANNOT_POST),
)
"""Sentences that refuse, with what stands before their first slot."""

_REFUSED = tuple(phrase.partition("{")[0] for phrase in REFUSALS)
_DECLINED = (phrases.DECLINED, phrases.NOTHING_TO_READ)
_FAILED = (phrases.FAILED.partition("{")[0], phrases.STORAGE_AWAY)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a case sent: who waits for an answer to it, by an interaction or a message."""

    asked: Asked | None = None
    said: Json | None = None
    secrets: tuple[str, ...] = WORDS
    """Words that this person may not be shown."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came back, and what should not have."""

    got: Got
    harms: list[tuple[Harm, str]] = field(default_factory=list)


def judged(stage: Stage, sent: Sent) -> Judged:
    """Judge what one case was sent."""
    shown = _shown(stage, sent)
    text = "\n".join(map(text_of, shown))
    return Judged(_got(sent, text, shown), list(_harms(sent, text, shown)))


def _shown(stage: Stage, sent: Sent) -> list[Any]:
    """List the messages, forms and choices that a person was sent."""
    if sent.said is not None:
        of_message = sent.said.get("id")
        return [
            one
            for one in stage.loopback.world.by_bot()
            if one.get("message_reference", {}).get("message_id") == of_message
        ]
    asked = sent.asked
    if asked is None:
        return []
    if asked.kind in (CHOICES, MODAL):
        return [{"content": str(asked.data)}]
    return [one for one in asked.messages if one is not asked.sent.get("message") or _edited(one)]


def _edited(message: Json) -> bool:
    return message.get("edited_timestamp") is not None


def _got(sent: Sent, text: str, shown: list[Any]) -> Got:
    if not shown:
        acknowledged = sent.asked is not None and sent.asked.kind is not None
        return Got.ANSWERED if acknowledged else Got.IGNORED
    if any(phrase in text for phrase in _REFUSED):
        return Got.REFUSED
    return Got.DECLINED if any(phrase in text for phrase in _DECLINED) else Got.ANSWERED


def _harms(sent: Sent, text: str, shown: list[Any]) -> Iterator[tuple[Harm, str]]:
    if any(phrase in text for phrase in _FAILED):
        yield Harm.EXCEPTION, text[-120:]
    if any(one.get("flags", 0) & LOADING for one in shown):
        yield Harm.WAITING, "an answer was promised and never came"
    for secret in sent.secrets:
        if secret in text:
            yield Harm.BORDER, f"shown: {text[max(0, text.index(secret) - 60) :][:120]}"
