"""Write why a question was answered as it was."""

from __future__ import annotations

from rich.text import Text

from bot.core.answering.answer import Answer, Explanation
from bot.terminal.answers import ASIDE, joined
from bot.terminal.text import plain

HEADING = "Why this answer"


def explanation_text(explanation: Explanation) -> Text:
    """Write an explanation, one line a fact, leaving out what there is none of."""
    mended = ", ".join(f"{plain(one.typed)} → {one.read_as}" for one in explanation.mended)
    facts = {
        "read as": plain(explanation.read_as),
        "mended": mended,
        "matched phrasing": explanation.matched_phrasing,
        "confidence": f"{explanation.confidence:.0%}",
        "runner-up": explanation.runner_up,
        "gap topic": explanation.gap_topic,
        "not covered": ", ".join(map(plain, explanation.not_covered)),
    }
    return joined([Text(HEADING, ASIDE), *_facts(facts)])


def unfound_text(answer: Answer) -> Text:
    """Explain an answer without parts: all there is to say is how it was read."""
    read_as = plain(answer.read_as) or "nothing"
    return joined([Text(HEADING, ASIDE), *_facts({"read as": read_as})])


def _facts(facts: dict[str, str | None]) -> list[Text]:
    width = max(map(len, facts))
    return [Text(f"  {name:<{width}}  {value}", ASIDE) for name, value in facts.items() if value]
