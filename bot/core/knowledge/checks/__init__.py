"""Warn of what makes a career answer badly, though every file is valid."""

from __future__ import annotations

from datetime import date

from bot.core.knowledge.checks.amounts import past_review, thin
from bot.core.knowledge.checks.between import shared_names
from bot.core.knowledge.checks.confusion import competing, found_elsewhere
from bot.core.knowledge.checks.duplicates import near_duplicates
from bot.core.knowledge.checks.finding import Finding
from bot.core.knowledge.checks.wording import dead_vocabulary, own_words, shared_frames
from bot.core.knowledge.model import Career
from bot.core.retrieval.left_out import left_out

__all__ = ["Finding", "findings", "shared_names"]


def findings(career: Career, today: date) -> tuple[Finding, ...]:
    """Return every check's finding, those without a case too, as their rates say something."""
    ranked = left_out(career)
    return (
        found_elsewhere(ranked),
        competing(ranked),
        near_duplicates(career),
        thin(career),
        own_words(career),
        shared_frames(career),
        dead_vocabulary(career),
        past_review(career, today),
    )
