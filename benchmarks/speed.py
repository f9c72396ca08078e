"""Measure how fast an answer comes: beside the peers, while typing, and on bad input."""

from __future__ import annotations

import random
import string
from collections.abc import Mapping, Sequence

from benchmarks.bars import Row, at_least, at_most
from benchmarks.compare import OURS, fastest
from benchmarks.growth import engine, some_of
from benchmarks.peers import MINILM_NAME, PEERS
from benchmarks.sizes import Point, sized
from bot.core.answering.advisor import Advisor
from bot.core.retrieval.learning import examples

EVERYDAY_BOT = "rapidfuzz token_set_ratio"
PASSES = 5
"""Passes of which the fastest counts."""

MINILM_TAUGHT = 1_000
"""Texts that MiniLM is taught; it compares a question with one mean an entry, however many."""

OFFERED = 25
"""Choices that Discord shows under a field."""

TYPED = "what does a machine learning engineer earn on average in the united states"

BUILD_BARS = {1_000: 0.4, 10_000: 4.0}
"""Seconds of processor time by phrasings."""


def speed(
    advisor: Advisor, questions: Sequence[str], grown: Mapping[str, Sequence[Point]]
) -> list[Row]:
    """Compare times of one run."""
    career = advisor.careers[0]
    everything = sized(career, sum(1 for _ in examples(career)))
    taught = {OURS: everything, EVERYDAY_BOT: everything}
    if MINILM_NAME in PEERS:
        taught[MINILM_NAME] = everything[:MINILM_TAUGHT]
    engines = {name: engine(name, career, taught[name]) for name in taught}
    asked = some_of(questions)
    found = {name: fastest(ask, asked, PASSES) for name, ask in engines.items()}
    ours, size = found[OURS], f"{len(everything):,} phrasings"
    rows = [
        Row(f"finding the entry among {size}", ours, "ms"),
        Row(f"{EVERYDAY_BOT} over the same {size}", found[EVERYDAY_BOT], "ms"),
        Row(f"{EVERYDAY_BOT} against ours", found[EVERYDAY_BOT] / ours, "×", at_least(3)),
    ]
    if MINILM_NAME in found:
        rows.append(Row("MiniLM, the same questions", found[MINILM_NAME], "ms"))
        rows.append(Row("MiniLM against ours", found[MINILM_NAME] / ours, "×", at_least(100)))
    return [*rows, *_grown(grown[OURS]), *_answers(advisor, questions)]


def _grown(points: Sequence[Point]) -> list[Row]:
    first, last = points[0], points[-1]
    rows = [
        Row(
            f"one question, {last.phrasings:,} against {first.phrasings:,} phrasings",
            last.milliseconds / first.milliseconds,
            "×",
            at_most(1.5),
        )
    ]
    for point in points:
        if point.phrasings in BUILD_BARS:
            bar = at_most(BUILD_BARS[point.phrasings])
            rows.append(Row(f"learning {point.phrasings:,} phrasings", point.seconds, "s", bar))
    return rows


def _answers(advisor: Advisor, questions: Sequence[str]) -> list[Row]:
    usual = fastest(advisor.ask, questions, PASSES)
    typing = [TYPED[:end] for end in range(1, len(TYPED))]
    key = fastest(lambda text: advisor.suggest(text, OFFERED), typing, PASSES)
    rows = [
        Row("a whole answer, composed", usual, "ms"),
        Row("a key press of autocomplete against a whole answer", key / usual, "×", at_most(2)),
    ]
    for name, text in bad_input().items():
        slow = fastest(advisor.ask, [text], PASSES) / usual
        rows.append(Row(f"{name} against a whole answer", slow, "×", at_most(20)))
    return rows


def bad_input() -> dict[str, str]:
    """Return what is longer or emptier than any question, by name."""
    chance = random.Random(0)
    unknown = {"".join(chance.choices(string.ascii_lowercase, k=9)) for _ in range(10_000)}
    return {
        "100,000 characters": "what does an ml engineer earn in a year? " * 2_500,
        "10,000 distinct unknown words": " ".join(sorted(unknown)),
        "one word of 5,000 letters": "".join(chance.choices(string.ascii_lowercase, k=5_000)),
        "only stop words": "what is it that you are and how would they be in this " * 10,
    }
