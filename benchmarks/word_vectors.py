"""Learn vectors of words whose sum over a text points where the text's own vector does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

PASSES = 3
BATCH = 1024

RATES = (1e-3, 0.02, 5e-3)
"""Of the map, the weights and the corrections; they fall to nothing evenly."""

PENALTY = 3.0
"""On the mean squared length of a correction; without it, rare words are overfitted."""

Floats = NDArray[np.float32]


def learn_vectors(
    texts: Sequence[Sequence[int]], wanted: Floats, own: Floats, start: Floats, rarity: Floats
) -> Floats:
    """Return a vector a word, by Adam on one minus the cosine.

    `texts` holds the rows of each text's words, and `wanted` its vector. A word's vector is its
    `own`, from the sentence model, mapped to the directions of `wanted` by one matrix for all words
    (at first `start`), times a weight (at first its `rarity`), plus a correction.
    """
    import torch  # noqa: PLC0415

    chance = np.random.default_rng(0)
    given, targets = torch.tensor(own), torch.tensor(wanted)
    shared = torch.nn.Parameter(torch.tensor(start))
    weight = torch.nn.Parameter(torch.log(torch.tensor(rarity) + np.float32(1e-3)))
    correction = torch.nn.Parameter(torch.zeros(len(own), start.shape[1]))

    def table() -> torch.Tensor:
        return torch.exp(weight)[:, None] * (given @ shared) + correction

    groups = [
        {"params": [one], "lr": rate}
        for one, rate in zip((shared, weight, correction), RATES, strict=True)
    ]
    optimizer = torch.optim.Adam(groups, betas=(0.9, 0.99))
    rows = np.array([row for row, text in enumerate(texts) if text])
    steps = PASSES * (len(rows) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    for _ in range(PASSES):
        chance.shuffle(rows)
        for first in range(0, len(rows) - BATCH + 1, BATCH):
            chosen = rows[first : first + BATCH]
            flat = [word for row in chosen for word in texts[row]]
            begins = np.cumsum([0, *(len(texts[row]) for row in chosen[:-1])])
            sums = torch.nn.functional.embedding_bag(
                torch.tensor(flat), table(), torch.tensor(begins), mode="sum"
            )
            loss = (1 - torch.nn.functional.cosine_similarity(sums, targets[chosen])).mean()
            loss = loss + PENALTY * (correction**2).sum() / len(own)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    found: Floats = table().detach().numpy()
    return found
