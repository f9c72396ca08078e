"""Count which entries are taken for which, by leaving phrasings of the article out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.knowledge.model import Career
from bot.core.retrieval.left_out import left_out


@dataclass(frozen=True, slots=True)
class Confusion:
    """Shares, in percent, of the phrasings of each entry (a row) found under each (a column)."""

    names: tuple[str, ...]
    shares: NDArray[np.float64]

    @property
    def right(self) -> float:
        """Return the mean share found under their own entry."""
        return float(np.diag(self.shares).mean())


def confused(career: Career) -> Confusion:
    """Rank every phrasing of an entry or section by what the others teach."""
    names = tuple(item_id for item_id, _ in career.items())
    number = {name: position for position, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for one in left_out(career):
        counts[number[one.owner], number[one.found]] += 1
    return Confusion(names, 100 * counts / counts.sum(axis=1, keepdims=True).clip(1))
