"""Name what can be changed, and which settings each of these pages holds."""

from __future__ import annotations

from enum import StrEnum

from bot.core.answering import setup_phrases as phrases


class Page(StrEnum):
    """Name one page of the panel."""

    OVERVIEW = "overview"
    ADVICE = "advice"
    FORUMS = "forums"
    HELP = "help"
    CURATORS = "curators"
    ANSWERS = "answers"
    STRICTNESS = "strictness"
    LOGGING = "logging"


NAMES: dict[Page, tuple[str, str]] = {
    Page.OVERVIEW: phrases.OVERVIEW,
    Page.ADVICE: phrases.ADVICE,
    Page.FORUMS: phrases.FORUMS,
    Page.HELP: phrases.HELP,
    Page.CURATORS: phrases.CURATORS,
    Page.ANSWERS: phrases.ANSWERS,
    Page.STRICTNESS: phrases.STRICTNESS,
    Page.LOGGING: phrases.LOGGING,
}
"""What each is called, and what it is about in a few words."""

PAGE_OF: dict[str, Page] = {
    "advice_channels": Page.ADVICE,
    "forums": Page.FORUMS,
    "help_channel": Page.HELP,
    "help_role": Page.HELP,
    "help_pings": Page.HELP,
    "curator_role": Page.CURATORS,
    "private_answers": Page.ANSWERS,
    "strictness": Page.STRICTNESS,
    "logging": Page.LOGGING,
    "retention_days": Page.LOGGING,
}
"""On which page each setting stands."""
