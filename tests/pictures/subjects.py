"""Subjects to draw: plain ones, and any that knowledge could give."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.core.answering.fit import BEST, FEWEST, MOST, WORST
from bot.core.answering.way import StepState
from bot.pictures.path import Path, Step
from bot.pictures.pay import Note, Pay
from bot.pictures.radar import Axis, Radar

ROAD = Path(
    "Roadmap",
    (
        Step(1, "Learn to bake", StepState.DONE),
        Step(2, "Find an oven", StepState.LEARNING),
        Step(3, "Sell bread", StepState.SKIPPED),
        Step(None, "Rest on Sundays"),
    ),
)
WAGE = Pay(
    career="baker",
    what="average wage",
    amount="about 40,000 crowns",
    per="a year",
    place="in Vienna",
    vouched="said by The Guild, as of 1923",
    citation="Summarised from The Handbook of Bakers › On Pay › item 2",
    notes=(Note("Tips", "Some bakers get tips from their customers."),),
    stale="This was due for review on 1924-12-31 and may be out of date.",
)
VIEW = Radar(
    "How you see yourself",
    "Nothing of this is saved.",
    "Summarised from The Handbook of Bakers › On Character",
    (
        Axis("Patience", 5, "rated highest"),
        Axis("Strength", 1, "rated lowest"),
        Axis("Cleanliness", 3),
        Axis("Early rising", 2),
    ),
)

_LETTERS = st.characters(codec="latin-1", categories=("L", "N", "P", "S"))
LINES = st.lists(st.text(_LETTERS, min_size=1, max_size=40), min_size=1, max_size=9).map(
    lambda words: " ".join(words)[:100].strip()
)
TEXTS = st.lists(LINES, min_size=1, max_size=15).map(" ".join)

PATHS = st.builds(
    Path,
    LINES,
    st.lists(
        st.builds(Step, st.none() | st.integers(1, 99), LINES, st.sampled_from(StepState)),
        max_size=40,
    ).map(tuple),
    followed=st.booleans(),
)
PAYS = st.builds(
    Pay,
    career=LINES,
    what=LINES,
    amount=LINES,
    per=LINES,
    place=st.just("") | LINES,
    vouched=LINES,
    citation=TEXTS,
    notes=st.lists(st.builds(Note, LINES, TEXTS), max_size=12).map(tuple),
    stale=st.none() | LINES,
)
RADARS = st.builds(
    Radar,
    LINES,
    TEXTS,
    TEXTS,
    st.lists(
        st.builds(Axis, LINES, st.integers(WORST, BEST), st.sampled_from(["", "rated highest"])),
        min_size=FEWEST,
        max_size=MOST,
    ).map(tuple),
)
