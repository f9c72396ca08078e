"""Score each class by its nearest text, over the features that the engine compares by."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval import learning
from bot.core.retrieval.features import Located
from bot.core.retrieval.index import Lesson
from bot.core.retrieval.nearness import MEANING_WEIGHT
from bot.core.retrieval.weighing import Weighed, lined_up, weighed

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class NearestPhrasing:
    """Stand in for `Index`: weighed like it, and compared by the cosine."""

    size: int
    """Features there are; behind them stand the numbers of a meaning."""
    numbers: Numbers
    """Features of all taught texts in a line."""
    values: Floats
    """Their weights, each text's at unit length."""
    rows: Numbers
    """The text that each is of."""
    lessons: tuple[Lesson, ...]

    @classmethod
    def learn(
        cls, texts: Sequence[Weighed], lessons: Sequence[Lesson], size: int
    ) -> NearestPhrasing:
        """Keep every text as it is; the sweeps of the lessons change nothing."""
        meant = lessons[0].meant
        lines = [_line(text, size, meant=meant) for text in texts]
        _, rows = lined_up(lines)
        numbers = np.concatenate([line.numbers for line in lines])
        values = np.concatenate([line.values for line in lines])
        return cls(size, numbers, values, rows, tuple(lessons))

    def scores(self, text: Weighed) -> list[Floats]:
        """Return for each lesson one score a class."""
        line = _line(text, self.size, meant=self.lessons[0].meant)
        asked = np.zeros(self.size + len(text.meaning), np.float32)
        asked[line.numbers] = line.values
        cosines = np.bincount(self.rows, self.values * asked[self.numbers]).astype(np.float32)
        return [_best(cosines, np.array(lesson.labels)) for lesson in self.lessons]


@dataclass(frozen=True, slots=True)
class Apart:
    """Stand in for `Scorer`: score by each index for itself."""

    weights: Floats
    indexes: tuple[NearestPhrasing, ...]

    @classmethod
    def of(cls, weights: Floats, indexes: Sequence[NearestPhrasing]) -> Apart:
        """Take the weights of the features, and the indexes."""
        return cls(weights, tuple(indexes))

    def scores(self, text: Located) -> list[Floats]:
        """Return for each lesson of each index one score a class."""
        told = weighed(text, self.weights)
        return [found for index in self.indexes for found in index.scores(told)]


def nearest_phrasing() -> AbstractContextManager[object]:
    """Let the nearest phrasing decide in place of the engine."""
    stack = ExitStack()
    stack.enter_context(patch.object(learning, "Index", NearestPhrasing))
    stack.enter_context(patch.object(learning, "Scorer", Apart))
    return stack


def _line(text: Weighed, size: int, *, meant: bool) -> Weighed:
    """Line up a text's features and its meaning, all of them at unit length."""
    meaning = text.meaning * np.float32(MEANING_WEIGHT if meant else 0)
    line: Floats = np.concatenate([text.values, meaning])
    numbers = np.concatenate([text.numbers.astype(np.intp), size + np.arange(len(meaning))])
    return Weighed(numbers, line / np.float32(float(np.sqrt(line @ line)) or 1.0), meaning)


def _best(cosines: Floats, labels: Numbers) -> Floats:
    """Return the largest cosine of each class."""
    found = np.full(int(labels.max()) + 1, -1, np.float32)
    taught = labels >= 0
    np.maximum.at(found, labels[taught], cosines[taught])
    return found
