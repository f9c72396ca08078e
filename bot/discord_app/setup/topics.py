"""Name what can be changed, and which settings each of these topics holds."""

from __future__ import annotations

from enum import StrEnum

from bot.core.answering import setup_phrases as phrases


class Topic(StrEnum):
    """Name one page of the panel."""

    OVERVIEW = "overview"
    ADVICE = "advice"
    FORUMS = "forums"
    HELP = "help"
    CURATORS = "curators"
    ANSWERS = "answers"
    STRICTNESS = "strictness"
    LOGGING = "logging"


NAMES: dict[Topic, tuple[str, str]] = {
    Topic.OVERVIEW: phrases.OVERVIEW,
    Topic.ADVICE: phrases.ADVICE,
    Topic.FORUMS: phrases.FORUMS,
    Topic.HELP: phrases.HELP,
    Topic.CURATORS: phrases.CURATORS,
    Topic.ANSWERS: phrases.ANSWERS,
    Topic.STRICTNESS: phrases.STRICTNESS,
    Topic.LOGGING: phrases.LOGGING,
}
"""What each is called, and what it is about in a few words."""

TOPIC_OF: dict[str, Topic] = {
    "advice_channels": Topic.ADVICE,
    "forums": Topic.FORUMS,
    "help_channel": Topic.HELP,
    "help_role": Topic.HELP,
    "help_pings": Topic.HELP,
    "curator_role": Topic.CURATORS,
    "private_answers": Topic.ANSWERS,
    "strictness": Topic.STRICTNESS,
    "logging": Topic.LOGGING,
    "retention_days": Topic.LOGGING,
}
"""On which page each setting stands."""
