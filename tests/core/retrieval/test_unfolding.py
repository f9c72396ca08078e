from __future__ import annotations

from bot.core.retrieval.text import words
from bot.core.retrieval.unfolding import CONTRACTIONS, SLANG


def test_every_unfolding_ends_in_plain_words() -> None:
    for full in [*CONTRACTIONS.values(), *SLANG.values()]:
        assert words(full) == full.split()
