"""Learn one weight vector a class from all its phrasings, and score a question against each.

The weights solve a ridge regression from features to classes in which every class counts the
same, however many phrasings it has; up to scale this is linear discriminant analysis with a
shrunken covariance (Friedman 1989, "Regularized Discriminant Analysis"). It is solved in its
dual by Gauss-Seidel sweeps over the phrasings, so that time and memory grow with the phrasings
and not with their square.

Most features stand in one phrasing only. These "lone" features share that phrasing's dual
variable, so they need one number each and not one a class: the same model in a tenth of the room.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.features import Located

BLOCK_WEIGHTS = (1.0, 0.8, 1.1, 0.8)
"""Lengths of the blocks stems, bigrams, pairs, characters; tuned on public training questions."""

SHRINKAGE = 0.5
"""Weight of the identity in the covariance; from 0.2 to 0.8 the accuracy hardly changes."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]


class Index:
    """Score texts against classes."""

    def __init__(
        self,
        texts: Sequence[Located],
        labels: Sequence[int],
        size: int,
        sweeps: int,
    ) -> None:
        """Learn in `sweeps` passes over located texts; `size` is the feature space's."""
        label = np.array(labels, np.intp)
        self.classes = int(label.max()) + 1
        self._weigh(texts, label, size)
        rows = [self._values(text) for text in texts]
        self._separate_lone(texts, rows, size)
        self._weights = np.zeros((int(self._shared.max()) + 1, self.classes), np.float32)
        self._duals = np.zeros((len(texts), self.classes), np.float32)
        self._solve(texts, rows, label, sweeps)
        self._scale()

    def _weigh(self, texts: Sequence[Located], label: NDArray[np.intp], size: int) -> None:
        """Weigh each feature by how few classes use it; one that none uses weighs nothing."""
        spread = np.zeros(size, np.float32)
        for one in range(self.classes):
            members = [texts[row].numbers for row in np.flatnonzero(label == one).tolist()]
            spread[np.unique(np.concatenate(members))] += 1
        weights = np.log((1 + self.classes) / (1 + spread)) + 1
        self._feature_weights = np.where(spread > 0, weights, 0).astype(np.float32)

    def _values(self, text: Located) -> Floats:
        """Weigh a text's features and bring each block to its length."""
        values: Floats = text.frequencies * self._feature_weights[text.numbers]
        start = 0
        for end, length in zip(text.bounds, BLOCK_WEIGHTS, strict=True):
            block = values[start:end]
            squares = float(block @ block)
            if squares:
                block *= length / squares**0.5
            start = end
        return values

    def _separate_lone(self, texts: Sequence[Located], rows: Sequence[Floats], size: int) -> None:
        """Give the features of several texts a number, the lone ones their row and value."""
        spread = np.zeros(size, np.intp)
        for text in texts:
            spread[text.numbers] += 1
        several = np.flatnonzero(spread > 1)
        self._shared = np.full(size, -1, np.int32)
        self._shared[several] = np.arange(len(several))
        self._lone_row = np.full(size, -1, np.int32)
        self._lone_value = np.zeros(size, np.float32)
        for row, (text, values) in enumerate(zip(texts, rows, strict=True)):
            lone = spread[text.numbers] == 1
            self._lone_row[text.numbers[lone]] = row
            self._lone_value[text.numbers[lone]] = values[lone]

    def _solve(
        self, texts: Sequence[Located], rows: Sequence[Floats], label: NDArray[np.intp], sweeps: int
    ) -> None:
        """Visit every text and set its dual so that its own equation holds."""
        balance = len(texts) / self.classes / np.bincount(label, minlength=self.classes)[label]
        norms = np.array([float(values @ values) for values in rows], np.float32)
        mean_norm = float((balance * norms).mean())
        ridges = (mean_norm * SHRINKAGE / (1 - SHRINKAGE) / balance).astype(np.float32)
        steps = [
            self._split(text.numbers, values) for text, values in zip(texts, rows, strict=True)
        ]
        order = np.random.default_rng(0).permutation(len(texts)).tolist()
        for _ in range(sweeps):
            for row in order:
                numbers, values, lone, _ = steps[row]
                dual = self._duals[row]
                own = lone @ lone + ridges[row]
                error = -(values @ self._weights[numbers]) - own * dual
                error[label[row]] += 1
                change = error / (norms[row] + ridges[row])
                dual += change
                self._weights[numbers] += values[:, None] * change

    def _split(self, numbers: Numbers, values: Floats) -> tuple[Numbers, Floats, Floats, Numbers]:
        """Part features into shared ones (row of weights, value) and lone ones (value, number)."""
        shared = self._shared[numbers]
        known = shared >= 0
        return shared[known], values[known], values[~known], numbers[~known]

    def _scale(self) -> None:
        """Bring every class to the same length, so that none wins by its size."""
        lone = self._lone_row >= 0
        norms = np.bincount(
            self._lone_row[lone], self._lone_value[lone] ** 2, minlength=len(self._duals)
        )
        squares = (self._weights**2).sum(axis=0) + norms @ self._duals**2
        scale = (1 / np.sqrt(squares)).astype(np.float32)
        self._weights *= scale
        self._duals *= scale

    def scores(self, text: Located) -> Floats:
        """Return one score a class; 0 says nothing in common, 1 would be the class itself."""
        shared, values, lone_values, lone = self._split(text.numbers, self._values(text))
        result: Floats = values @ self._weights[shared]
        rows = self._lone_row[lone]
        if len(rows):
            result += (lone_values * self._lone_value[lone]) @ self._duals[rows]
        return result
