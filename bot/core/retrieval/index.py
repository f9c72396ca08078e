"""Learn one weight vector a class from all its phrasings.

The weights solve a ridge regression from features to classes in which every class counts the
same, however many phrasings it has; up to scale this is linear discriminant analysis with a
shrunken covariance (Friedman 1989, "Regularized Discriminant Analysis"). It is solved in its
dual by Gauss-Seidel sweeps over the phrasings, so that time and memory grow with the phrasings
and not with their square.

Most features stand in one phrasing only. These "lone" features share that phrasing's dual
variable, so they need one number each and not one a class: the same model in less room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.features import Located
from bot.core.retrieval.nearness import Meanings, MeaningWeights
from bot.core.retrieval.rows import Rows

BLOCK_WEIGHTS = (1.0, 0.8, 1.1)
"""Lengths of the blocks stems, bigrams and pairs.

Half and one and a half times as much of any changed less than half a point on parts of the public
training sets that are in no draw.
"""

SHRINKAGE = 0.5
"""Weight of the identity in the covariance; from 0.2 to 0.6 the accuracy hardly changes."""

_TINY = np.array(1e-30, np.float32)
"""Stands for a length of nothing, by which nothing can be divided."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]
Halves = NDArray[np.float16]


_ABSENT = int(np.iinfo(np.int32).min)
"""Place of a feature that no text of an index has, while it is learned."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The rows that the features of an index stand for, by classes."""

    rows: Rows
    """Of the shared features, then the duals of the learned texts.

    A byte a number changed no figure of `evaluate`.
    """
    shared: int
    """Number of the first dual."""
    lone: float
    """Inverse class frequency of every lone feature."""
    meaning: MeaningWeights | None
    """No finer than halves, as a snapshot holds them; None where the meaning says nothing."""


@dataclass(frozen=True, slots=True)
class Index:
    """Weights of every feature for every class."""

    place: Numbers
    """Row of each shared feature; of each lone one that of its text's dual; else any."""
    value: Halves
    """Inverse class frequency of each shared feature; of each lone one its value in its text.

    0 where no text has the feature.
    """
    weights: Weights

    @classmethod
    def learn(
        cls, texts: Sequence[Located], labels: Sequence[int], size: int, sweeps: int
    ) -> Index:
        """Learn in `sweeps` passes over located texts; `size` is the feature space's."""
        label = np.array(labels, np.intp)
        classes = int(label.max()) + 1
        weighed = _weigh(texts, label, size)
        values = [block_values(text, weighed[text.numbers]) for text in texts]
        place, lone_value = _place(texts, values, size)
        shared = max(1, int(place.max()) + 1)  # row 0 is there for what no text has
        rows = np.zeros((shared + len(texts), classes), np.float32)
        told = np.stack([text.meaning for text in texts])
        meanings = Meanings(told, label) if told.size else None
        told = meanings.rows if meanings else told
        meaning = np.zeros((told.shape[1], classes), np.float32)
        solution = _Solution(rows[:shared], rows[shared:], meaning)
        _solve(solution, _split_rows(texts, values, place, told), label, sweeps)
        scale = _scale(solution, place, lone_value)
        rows *= scale
        alone = float(_rarity(classes, 1))
        lone = np.where(place == _ABSENT, 0, shared - 1 - place)
        return cls(
            np.where(place >= 0, place, lone).astype(np.int32),
            np.where(place >= 0, weighed, lone_value).astype(np.float16),
            Weights(
                Rows.of(rows),
                shared,
                alone,
                meanings.weights(meaning * scale).halved() if meanings else None,
            ),
        )


def _weigh(texts: Sequence[Located], label: NDArray[np.intp], size: int) -> Floats:
    """Weigh each feature by how few classes use it; one that none uses weighs nothing."""
    classes = int(label.max()) + 1
    numbers, rows = _flat(texts)
    used = np.unique(label[rows] * size + numbers)
    spread = np.bincount(used % size, minlength=size)
    return np.where(spread > 0, _rarity(classes, spread), 0).astype(np.float32)


def _rarity(classes: int, spread: NDArray[np.intp] | int) -> NDArray[np.float64]:
    """Weigh a feature by how many of the classes use it."""
    weight: NDArray[np.float64] = np.log((1 + classes) / (1 + spread)) + 1
    return weight


def _flat(texts: Sequence[Located]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Line up the features of all texts, and the row of the text that each is of."""
    numbers = np.concatenate([text.numbers for text in texts]).astype(np.intp)
    return numbers, np.repeat(np.arange(len(texts)), [len(text.numbers) for text in texts])


def block_values(text: Located, weighed: Floats) -> Floats:
    """Apply the weight of each feature of a text, and bring each block to its length.

    `weighed` has a column a feature, and may have a row for each of several indexes; it is used up.
    """
    values = weighed
    if text.frequencies is not None:
        values *= text.frequencies
    starts = (0, *text.bounds)
    sizes = [end - start for start, end in pairwise(starts)]
    kept = tuple(block for block, size in enumerate(sizes) if size)
    if kept:
        first = [starts[block] for block in kept]
        squares = np.add.reduceat(values * values, first, axis=-1)
        np.maximum(squares, _TINY, out=squares)
        factors = _lengths(BLOCK_WEIGHTS, kept) / np.sqrt(squares, out=squares)
        values *= factors.repeat([sizes[block] for block in kept], axis=-1)
    return values


@cache
def _lengths(weights: Sequence[float], kept: Sequence[int]) -> Floats:
    """Return the lengths of the blocks that are kept."""
    return np.array([weights[block] for block in kept], np.float32)


def _place(texts: Sequence[Located], rows: Sequence[Floats], size: int) -> tuple[Numbers, Floats]:
    """Give the features of several texts a row, the lone ones that of their text and a value."""
    numbers, owners = _flat(texts)
    spread = np.bincount(numbers, minlength=size)
    several = np.flatnonzero(spread > 1)
    place = np.full(size, _ABSENT, np.int32)
    place[several] = np.arange(len(several))
    lone = spread[numbers] == 1
    place[numbers[lone]] = -1 - owners[lone]
    lone_value = np.zeros(size, np.float32)
    lone_value[numbers[lone]] = np.concatenate(rows)[lone]
    return place, lone_value


_Row = tuple[Numbers, Floats, Floats, float, float]
"""Shared features and their values; meaning; squared length of the lone ones, and of all."""


def _split_rows(
    texts: Sequence[Located], rows: Sequence[Floats], place: Numbers, meanings: Floats
) -> list[_Row]:
    split = []
    for text, values, meaning in zip(texts, rows, meanings, strict=True):
        numbers = place[text.numbers]
        known = numbers >= 0
        lone = values[~known]
        norm = float(values @ values + meaning @ meaning)
        split.append((numbers[known], values[known], meaning, float(lone @ lone), norm))
    return split


@dataclass(frozen=True, slots=True)
class _Solution:
    """The arrays that the solver fills, as an index holds them but not yet scaled."""

    weights: Floats
    duals: Floats
    meaning: Floats


def _solve(solution: _Solution, rows: Sequence[_Row], label: NDArray[np.intp], sweeps: int) -> None:
    """Visit every text and set its dual so that its own equation holds; fills the arrays.

    Each sweep goes in an order of its own. In one order for all, thirty sweeps came less near the
    solution of the article than three do so, and the order decided one ranking in twenty-five (Sun
    and Ye 2021, "Worst-case complexity of cyclic coordinate descent").
    """
    weights, duals, meanings = solution.weights, solution.duals, solution.meaning
    count, classes = duals.shape
    balance = count / classes / np.bincount(label, minlength=classes)[label]
    norms = np.array([norm for *_, norm in rows])
    ridges = float((balance * norms).mean()) * SHRINKAGE / (1 - SHRINKAGE) / balance
    work = [(*rows[row], float(ridges[row]), duals[row], int(label[row])) for row in range(count)]
    chance = np.random.default_rng(0)
    for _ in range(sweeps):
        for row in chance.permutation(count).tolist():
            numbers, values, meaning, lone, norm, ridge, dual, wanted = work[row]
            chosen = weights[numbers]
            change = values @ chosen
            change += (lone + ridge) * dual
            if meaning.size:
                change += meaning @ meanings
            change[wanted] -= 1
            change *= -1 / (norm + ridge)
            np.add(dual, change, out=dual)
            chosen += np.multiply.outer(values, change)
            weights[numbers] = chosen
            if meaning.size:
                meanings += np.multiply.outer(meaning, change)


def _scale(solution: _Solution, place: Numbers, lone_value: Floats) -> Floats:
    """Return what brings every class to the same length, so that none wins by its size."""
    lone = (place < 0) & (place != _ABSENT)
    norms = np.bincount(-1 - place[lone], lone_value[lone] ** 2, minlength=len(solution.duals))
    squares = norms @ solution.duals**2
    squares += (solution.weights**2).sum(axis=0) + (solution.meaning**2).sum(axis=0)
    scale: Floats = (1 / np.sqrt(squares)).astype(np.float32)
    return scale
