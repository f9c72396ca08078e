"""Learn one weight vector a class from all texts of each class.

Most features stand in one text only. These "lone" features share that text's dual variable, so they
need one number each and not one a class: the same model in less room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.nearness import Meanings, MeaningWeights
from bot.core.retrieval.rows import Rows, rounded
from bot.core.retrieval.solving import Row, Solution, solve
from bot.core.retrieval.weighing import Floats, Weighed, lined_up

Numbers = NDArray[np.int32]
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How texts are parted into classes."""

    labels: Sequence[int]
    """The class of each text; -1 for one that is not taught."""
    sweeps: int
    meant: bool = False
    """The meaning of the texts teaches as well."""


@dataclass(frozen=True, slots=True)
class Index:
    """Rows, and which of them each feature stands for."""

    place: Numbers
    """Row of each shared feature; of each lone one that of its text's dual; else any."""
    factor: Halves
    """What each feature's row counts: its scale, times the value of a lone feature in its text.

    0 where no text has the feature. The smallest are no multiples of less than 6e-8, and their
    rows hardly count.
    """
    rows: Rows

    @classmethod
    def learn(cls, texts: Sequence[Weighed], lessons: Sequence[Lesson], size: int) -> Index:
        """Learn lessons of the same texts; `size` is the feature space's."""
        place, factor, shared = _placed(texts, size)
        split = [_split(text, place, shared) for text in texts]
        ends = np.cumsum([max(lesson.labels) + 1 for lesson in lessons]).tolist()
        numbers = np.zeros((shared + len(texts), ends[-1]), np.float32)
        learned = [
            _learn(numbers[:, start:end], shared, lesson, texts, split)
            for lesson, (start, end) in zip(lessons, pairwise((0, *ends)), strict=True)
        ]
        del split  # before the rows are copied
        rows, scales = rounded(numbers)
        factor *= scales[place]
        return cls(place, factor.astype(np.float16), Rows(rows, tuple(ends), learned[0]))


def _placed(texts: Sequence[Weighed], size: int) -> tuple[Numbers, Floats, int]:
    """Give each feature a row and a factor, and tell how many rows are shared."""
    numbers, owners = lined_up(texts)
    spread = np.bincount(numbers, minlength=size)
    several = np.flatnonzero(spread > 1)
    shared = max(1, len(several))  # row 0 is there for what no text has
    place, factor = np.zeros(size, np.int32), np.zeros(size, np.float32)
    place[several] = np.arange(len(several))
    factor[several] = 1
    lone = spread[numbers] == 1
    place[numbers[lone]] = shared + owners[lone]
    factor[numbers[lone]] = np.concatenate([text.values for text in texts])[lone]
    return place, factor, shared


def _split(text: Weighed, place: Numbers, shared: int) -> Row:
    places = place[text.numbers]
    known = places < shared
    lone = text.values[~known]
    return Row(
        places[known], text.values[known], float(lone @ lone), float(text.values @ text.values)
    )


def _learn(
    numbers: Floats, shared: int, lesson: Lesson, texts: Sequence[Weighed], rows: Sequence[Row]
) -> MeaningWeights | None:
    """Fill the columns of a lesson, the shared features before the duals; return the meanings'."""
    labels = np.array(lesson.labels, np.intp)
    taught = np.flatnonzero(labels >= 0)
    meanings, told = None, np.zeros((len(taught), 0), np.float32)
    if lesson.meant:
        meanings = Meanings(
            np.stack([texts[row].meaning for row in taught.tolist()]), labels[taught]
        )
        told = meanings.rows
    meaning = np.zeros((told.shape[1], numbers.shape[1]), np.float32)
    solution = Solution(numbers[:shared], numbers[shared:], meaning)
    solve(solution, rows, told, labels, lesson.sweeps)
    scale = solution.scale(rows)
    numbers *= scale
    return meanings.weights(solution.meaning * scale).halved() if meanings else None
