"""Write the words that stand for a picture, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Iterable

ALT_TEXT = 1024
"""Most characters that Discord takes for the description of an attachment."""

_MORE = "…"


def alt_text(sentences: Iterable[str]) -> str:
    """Join as many whole sentences, from the first on, as fit; an ellipsis stands for the rest."""
    joined = ""
    for sentence in filter(None, sentences):
        longer = f"{joined} {sentence}" if joined else sentence
        if len(longer) > ALT_TEXT - len(_MORE) - 1:
            return f"{joined} {_MORE}".strip()
        joined = longer
    return joined
