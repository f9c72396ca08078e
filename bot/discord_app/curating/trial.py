"""Say what a change of the knowledge would do."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.answering import phrases
from bot.core.curating.trying import Figures, Shown, Trial, TriedText
from bot.discord_app import limits
from bot.discord_app.rendering.fitting import clip, join_fitting
from bot.discord_app.rendering.markdown import escape, own_words

TEXT_SHOWN = 80
"""Characters of a question or phrasing that are shown."""

NAMED = 5
"""Phrasings that are named of those that would be found, and of those that would be misread."""


def trial_text(trial: Trial) -> str:
    """Say what a change does to its own texts, and to the phrasings that there are."""
    return join_fitting(_lines(trial), "\n", limits.CONTENT)


def _lines(trial: Trial) -> Iterator[str]:
    yield phrases.CHANGE_CHECKED.format(career=escape(trial.missing.career))
    if trial.left_out is not None:
        yield from _figures(trial.left_out)
    yield from map(_tried, trial.texts)
    for warning in trial.warnings:
        yield phrases.CHANGE_WARNING.format(warning=own_words(clip(warning, 2 * TEXT_SHOWN)))


def _tried(one: TriedText) -> str:
    return f"• {_text(one.text)}: {_shown(one.before)} → {_shown(one.after)}"


def _shown(shown: Shown) -> str:
    found = shown.gap or shown.entry
    return f"{shown.outcome.value} ({escape(found)})" if found else shown.outcome.value


def _figures(figures: Figures) -> Iterator[str]:
    yield phrases.CHANGE_FIGURES.format(
        before=figures.before, after=figures.after, asked=figures.asked
    )
    for phrase, right in [(phrases.NOW_FOUND, True), (phrases.NOW_MISREAD, False)]:
        turned = [_text(one.text) for one in figures.turned if one.right_after is right]
        if turned:
            more = "…" if len(turned) > NAMED else ""
            yield phrase.format(number=len(turned), texts=" · ".join(turned[:NAMED]) + more)


def _text(text: str) -> str:
    return own_words(clip(text, TEXT_SHOWN))
