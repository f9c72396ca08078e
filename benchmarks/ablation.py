"""Measure what each step of the engine buys, by leaving one out at a time.

Only rankings are compared: the weights of the confidence were learned with every step in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.asked import answerable
from benchmarks.draws import SECTION, Draw, career_of
from benchmarks.measures import accuracy
from benchmarks.nearest import nearest_phrasing
from benchmarks.on_draws import family
from bot.core.knowledge.model import Career
from bot.core.retrieval import learning, nearness, weighing
from bot.core.retrieval.features import FeatureSpace, Located
from bot.core.retrieval.learning import Example, examples, learn
from bot.core.retrieval.occupations import Occupations
from bot.core.retrieval.retriever import Reading, Retriever
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.weighing import Floats, rarity
from bot.core.retrieval.wording import Wordings

FAMILIES = ("clinc-35", "banking-35")

Figures = dict[str, float]
Teach = Callable[[Career], list[Example]]


@dataclass(frozen=True, slots=True)
class Step:
    """What is switched off, and how."""

    name: str
    off: Callable[[], AbstractContextManager[object]] = nullcontext
    """Patches a constant or a part of the engine while it learns and ranks."""
    teach: Teach = lambda career: list(examples(career))
    spells: bool = True
    vocabulary: bool = True


def _blocks(position: int) -> Callable[[], AbstractContextManager[object]]:
    """Give a block of features no length."""
    lengths = list(weighing.BLOCK_WEIGHTS)
    lengths[position] = 0.0
    return lambda: patch.object(weighing, "BLOCK_WEIGHTS", tuple(lengths))


def _equal_weights() -> AbstractContextManager[object]:
    """Weigh a feature of every entry as much as one of a single entry."""

    def equal(texts: Sequence[Located], owners: Sequence[int], size: int) -> Floats:
        return np.minimum(rarity(texts, owners, size), 1)

    return patch.object(learning, "rarity", equal)


def _without_neighbours() -> AbstractContextManager[object]:
    """Mend words whatever they stand beside."""
    return patch.object(FeatureSpace, "beside", lambda _, __, words, ___: [0] * len(words))


def _whatever_occupation() -> AbstractContextManager[object]:
    """Leave the words of occupations as they are."""
    return patch.object(Occupations, "generalised", lambda _, read: read)


def _without_meaning() -> AbstractContextManager[object]:
    return patch.multiple(nearness, MEANING_WEIGHT=0.0, NEARNESS_WEIGHT=0.0)


def _phrasings(career: Career) -> list[Example]:
    """Teach the gap topics whole, and of the entries only what nobody wrote as a heading."""
    written = {
        (name, text) for name, item in career.items() for text in (item.title, item.question)
    }
    return [one for one in examples(career) if one.gap or (one.owner, one.text) not in written]


def _without_passages(career: Career) -> list[Example]:
    passages = {
        (f"{section.id}.{entry.id}", entry.text)
        for section in career.sections
        for entry in section.entries
        if entry.text not in {entry.title, entry.question}
    }
    return [one for one in examples(career) if (one.owner, one.text) not in passages]


STEPS = (
    Step("every step"),
    Step("without spelling", spells=False),
    Step("mending each word for itself", _without_neighbours),
    Step("without texts word for word", lambda: patch.object(Wordings, "owner", lambda *_: None)),
    Step("without occupations", _whatever_occupation),
    Step("without bigrams", _blocks(1)),
    Step("without pairs of stems", _blocks(2)),
    Step("without entry frequency", _equal_weights),
    Step("without meaning", _without_meaning),
    Step("without nearness of meaning", lambda: patch.object(nearness, "NEARNESS_WEIGHT", 0.0)),
    Step("nearest phrasing in place of the shrunken covariance", nearest_phrasing),
    Step("without titles and questions as phrasings", teach=_phrasings),
    Step("without passages as phrasings", teach=_without_passages),
    Step("without vocabulary", vocabulary=False),
)


def ablation(
    draws: Iterable[Draw], career: Career, questions: Sequence[Path]
) -> dict[str, Figures]:
    """Return the figures of each step left out, in percent."""
    chosen = [(family(draw.name), draw) for draw in draws if family(draw.name) in FAMILIES]
    careers = [(name, draw, career_of(draw)) for name, draw in chosen]
    found: dict[str, Figures] = {}
    for step in STEPS:
        print(step.name, flush=True)
        with step.off(), patch.object(learning, "SCOPE_SWEEPS", 1):
            found[step.name] = {
                **_on_draws(step, careers),
                **_on_article(step, career, questions),
            }
    return found


def _on_draws(step: Step, careers: Sequence[tuple[str, Draw, Career]]) -> Figures:
    found: dict[str, list[float]] = {}
    for name, draw, career in careers:
        rank = _rank(step, career)
        wanted = [f"{SECTION}.{entry}" for _, _, entry in draw.questions]
        for kind, texts in _questions(draw).items():
            figure = accuracy([rank(text) for text in texts], wanted, 1)
            found.setdefault(f"{name} {kind}", []).append(figure)
    return {name: float(np.mean(figures)) for name, figures in found.items()}


def _questions(draw: Draw) -> Mapping[str, Sequence[str]]:
    return {
        "top-1": [text for text, _, _ in draw.questions],
        "typo": [typo for _, typo, _ in draw.questions],
    }


def _on_article(step: Step, career: Career, questions: Sequence[Path]) -> Figures:
    rank = _rank(step, career)
    return {
        path.stem: 100
        * float(np.mean([rank(one.text)[0] in one.accepted for one in answerable(path)]))
        for path in questions
    }


def _rank(step: Step, career: Career) -> Callable[[str], Sequence[str]]:
    """Learn a career without a step, and return what ranks its entries."""
    if not step.vocabulary:
        career = career.model_copy(update={"vocabulary": ()})
    retriever = Retriever(career, learn(career, step.teach(career)))

    def rank(text: str) -> Sequence[str]:
        """Name the entries, best first."""
        plain = Reading(tuple(informative(words(clean(text)))), ())
        reading = retriever.read(text) if step.spells else plain
        return [name for name, _ in retriever.rank(reading).entries]

    return rank
