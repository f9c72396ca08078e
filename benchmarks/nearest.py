"""Score each class by its nearest text, over the features that the engine compares by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval import classifier, learning
from bot.core.retrieval.features import Located
from bot.core.retrieval.index import BLOCK_WEIGHTS
from bot.core.retrieval.nearness import MEANING_WEIGHT

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class NearestPhrasing:
    """Stand in for `Index`: weighed like it, and compared by the cosine."""

    feature_weights: Floats
    numbers: Numbers
    """Features of all taught texts in a line."""
    values: Floats
    """Their weights, each text's at unit length."""
    rows: Numbers
    """The text that each is of."""
    labels: Numbers

    @classmethod
    def learn(
        cls, texts: Sequence[Located], labels: Sequence[int], size: int, sweeps: int
    ) -> NearestPhrasing:
        """Keep every text as it is; `sweeps` is the engine's and changes nothing."""
        del sweeps
        label = np.array(labels, np.intp)
        weights = _weigh(texts, label, size)
        lines = [_line(text, weights) for text in texts]
        numbers = np.concatenate([numbers for numbers, _ in lines])
        values = np.concatenate([values for _, values in lines])
        rows = np.repeat(np.arange(len(texts)), [len(numbers) for numbers, _ in lines])
        return cls(weights, numbers, values, rows, label)

    def scores(self, text: Located) -> Floats:
        """Return one score a class."""
        numbers, values = _line(text, self.feature_weights)
        asked = np.zeros(len(self.feature_weights) + len(text.meaning), np.float32)
        asked[numbers] = values
        cosines = np.bincount(self.rows, self.values * asked[self.numbers])
        found = np.full(int(self.labels.max()) + 1, -1, np.float32)
        np.maximum.at(found, self.labels, cosines.astype(np.float32))
        return found


@dataclass(frozen=True, slots=True)
class Apart:
    """Stand in for `Scorer`: score by each index for itself."""

    indexes: tuple[NearestPhrasing, ...]

    @classmethod
    def of(cls, indexes: Iterable[NearestPhrasing]) -> Apart:
        """Take the indexes of the entries, the scopes and the gap topics."""
        return cls(tuple(indexes))

    def scores(self, text: Located) -> Iterator[Floats]:
        """Yield for each index one score a class; only entries are compared by the meaning."""
        for number, index in enumerate(self.indexes):
            yield index.scores(text.lexical() if number else text)


def nearest_phrasing() -> AbstractContextManager[object]:
    """Let the nearest phrasing decide in place of the engine."""
    stack = ExitStack()
    stack.enter_context(patch.object(classifier, "Index", NearestPhrasing))
    stack.enter_context(patch.object(learning, "Scorer", Apart))
    return stack


def _weigh(texts: Sequence[Located], label: Numbers, size: int) -> Floats:
    """Weigh each feature by how few classes use it; one that none uses weighs nothing."""
    classes = int(label.max()) + 1
    owners = np.repeat(label, [len(text.numbers) for text in texts])
    numbers = np.concatenate([text.numbers for text in texts]).astype(np.intp)
    spread = np.bincount(np.unique(owners * size + numbers) % size, minlength=size)
    weights = np.log((1 + classes) / (1 + spread)) + 1
    return np.where(spread > 0, weights, 0).astype(np.float32)


def _line(text: Located, weights: Floats) -> tuple[Numbers, Floats]:
    """Line up a text's blocks and its meaning, each at its length, all of them at unit length."""
    values = weights[text.numbers]
    if text.frequencies is not None:
        values *= text.frequencies
    start = 0
    for end, length in zip(text.bounds, BLOCK_WEIGHTS, strict=True):
        block = values[start:end]
        block *= length / (float(np.sqrt(block @ block)) or 1.0)
        start = end
    line: Floats = np.concatenate([values, text.meaning * np.float32(MEANING_WEIGHT)])
    places = len(weights) + np.arange(len(text.meaning))
    whole = float(np.sqrt(line @ line)) or 1.0
    return np.concatenate([text.numbers.astype(np.intp), places]), line / np.float32(whole)
