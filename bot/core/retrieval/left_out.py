"""Find where each phrasing of a career would land if nobody had thought of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.knowledge.model import Career, Entry
from bot.core.retrieval.describing import Describer
from bot.core.retrieval.features import FeatureSpace, Located
from bot.core.retrieval.index import Index, Lesson
from bot.core.retrieval.scorer import Scorer
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.weighing import rarity, weighed

FOLDS = 3
"""Parts that the phrasings are left out in; each is ranked by what the others teach."""

SWEEPS = 2
"""Passes of each fold's index; six change one phrasing in twenty."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A phrasing, the entry or section it stands in, and the one it is found under."""

    phrasing: str
    owner: str
    found: str


@dataclass(frozen=True, slots=True)
class _Text:
    owner: str
    text: str
    fold: int | None
    """None is taught always."""


def left_out(career: Career) -> tuple[LeftOut, ...]:
    """Rank every phrasing of the entries and sections by an index that never saw it."""
    texts = list(_texts(career))
    owners = sorted({text.owner for text in texts})
    labels = [owners.index(text.owner) for text in texts]
    space, located = _locate(career, texts)
    found = []
    for fold in range(FOLDS):
        taught = [row for row, text in enumerate(texts) if text.fold != fold]
        chosen, answers = [located[row] for row in taught], [labels[row] for row in taught]
        weights = rarity(chosen, answers, space.size)
        lesson = Lesson(answers, SWEEPS, meant=True)
        index = Index.learn([weighed(one, weights) for one in chosen], [lesson], space.size)
        scorer = Scorer.of(weights, [index])
        for text, features in zip(texts, located, strict=True):
            if text.fold == fold:
                (scores,) = scorer.scores(features)
                found.append(LeftOut(text.text, text.owner, owners[int(scores.argmax())]))
    return tuple(found)


def _texts(career: Career) -> Iterator[_Text]:
    """Yield what teaches each item; neighbours in the file go to different folds."""
    for item_id, item in career.items():
        for position, phrasing in enumerate(item.phrasings):
            yield _Text(item_id, phrasing, position % FOLDS)
        yield _Text(item_id, item.question, None)
        yield _Text(item_id, item.title, None)
        if isinstance(item, Entry):
            yield _Text(item_id, item.text, None)


def _locate(career: Career, texts: Sequence[_Text]) -> tuple[FeatureSpace, list[Located]]:
    """Share one numbering among the folds; what a fold was not taught weighs nothing in it."""
    describer = Describer(career)
    read = [informative(words(clean(text.text))) for text in texts]
    features = [describer.features(one) for one in read]
    space = FeatureSpace.of(features)
    return space, [space.locate(one) for one in features]
