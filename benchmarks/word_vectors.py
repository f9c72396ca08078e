"""Learn vectors of words, so that their sum over a text points where the text's own vector does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.meanings import SAYS_LITTLE

if TYPE_CHECKING:
    import torch

HIDDEN = 128
"""Numbers between the two halves of the layer; with 512 it takes four times as long."""

PASSES = 6
BATCH = 1024

RATES = (3e-3, 1e-3, 0.02, 5e-3)
"""Of the layer, the map, the weights and the corrections; they fall to nothing evenly."""

PENALTY = 3.0
"""On the mean squared length of a correction; without it, rare words are overfitted."""

Floats = NDArray[np.float32]


def learn_vectors(
    texts: Sequence[Sequence[int]], wanted: Floats, own: Floats, start: Floats, rarity: Floats
) -> Floats:
    """Learn by Adam on one minus the cosine.

    `texts` holds the rows of each text's words, and `wanted` its vector. A word's vector is its
    `own`, from the sentence model, mapped to the directions of `wanted` by one matrix for all words
    (at first `start`), times a weight (at first its `rarity`), plus a correction. A layer turns the
    sums while they are learned; it is not returned.
    """
    import torch  # noqa: PLC0415

    torch.manual_seed(0)
    size = start.shape[1]
    given, targets = torch.tensor(own), torch.tensor(wanted)
    shared = torch.nn.Parameter(torch.tensor(start))
    weight = torch.nn.Parameter(torch.log(torch.tensor(rarity) + np.float32(1e-3)))
    correction = torch.nn.Parameter(torch.zeros(len(own), size))
    layer = _new_layer(size)

    def table() -> torch.Tensor:
        return torch.exp(weight)[:, None] * (given @ shared) + correction

    parts = (layer, [shared], [weight], [correction])
    groups = [{"params": part, "lr": rate} for part, rate in zip(parts, RATES, strict=True)]
    optimizer = torch.optim.Adam(groups, betas=(0.9, 0.99))
    rows = np.array([row for row, text in enumerate(texts) if text])
    steps = PASSES * (len(rows) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    chance = np.random.default_rng(0)
    for _ in range(PASSES):
        chance.shuffle(rows)
        for first in range(0, len(rows) - BATCH + 1, BATCH):
            chosen = rows[first : first + BATCH]
            turned = _turned(_sums([texts[row] for row in chosen], table()), layer)
            loss = (1 - torch.nn.functional.cosine_similarity(turned, targets[chosen])).mean()
            loss = loss + PENALTY * (correction**2).sum() / len(own)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    vectors: Floats = table().detach().numpy()
    return vectors


def _new_layer(size: int) -> list[torch.nn.Parameter]:
    """Return a layer that leaves every sum as it is."""
    import torch  # noqa: PLC0415

    into = torch.randn(size, HIDDEN) / size**0.5
    parts = (into, torch.zeros(HIDDEN), torch.zeros(HIDDEN, size))
    return [torch.nn.Parameter(part) for part in parts]


def _sums(texts: Sequence[Sequence[int]], table: torch.Tensor) -> torch.Tensor:
    """Add up the vectors of each text's words, as damped as `meanings.py` does."""
    import torch  # noqa: PLC0415

    flat = torch.tensor([word for text in texts for word in text])
    begins = torch.tensor(np.cumsum([0, *(len(text) for text in texts[:-1])]))
    sums = torch.nn.functional.embedding_bag(flat, table, begins, mode="sum")
    return sums / torch.sqrt((sums**2).sum(dim=1, keepdim=True) + SAYS_LITTLE**2)


def _turned(sums: torch.Tensor, layer: Sequence[torch.Tensor]) -> torch.Tensor:
    into, bias, out = layer
    return sums + (sums @ into + bias).clamp(min=0) @ out
