"""Find figures that say something else than their passage, in a file valid or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.references import entries_of
from bot.core.knowledge.yaml_tree import Path as TreePath
from bot.core.knowledge.yaml_tree import Plain, Tree


def figure_faults(tree: Tree, source: SourceText) -> Iterator[Fault]:
    """Yield what a figure says otherwise than its passage, and each figure without a date."""
    for place, entry in entries_of(tree.plain):
        if not isinstance(entry, dict) or not isinstance(entry.get("figure"), dict):
            continue
        for path, said in _not_held(entry):
            message = f'"{path[-1]}" is not in the text: {said[:60]!r}'
            remedy = "write it word for word as the text does"
            yield source.fault(*tree.place_of((*place, *path)), message, remedy)
        cited = entry.get("source")
        if isinstance(cited, dict) and not cited.get("as_of"):
            at = tree.place_of((*place, "figure"))
            remedy = 'give its source "as_of:", or remove the figure'
            yield source.fault(*at, "a figure without a date", remedy)


def _not_held(entry: dict[str, Plain]) -> Iterator[tuple[TreePath, str]]:
    text, figure = entry.get("text"), entry.get("figure")
    if isinstance(text, str) and isinstance(figure, dict):
        for key, said in figure.items():
            if isinstance(said, str) and not _holds(text, said):
                yield ("figure", key), said


def _holds(text: str, said: str) -> bool:
    """Tell whether a text holds these whole words: "$118,00" is no part of "$118,000"."""
    words = r"\s+".join(map(re.escape, said.split()))
    return re.search(rf"(?<!\S){words}(?=[.,;:)]*(\s|$))", text) is not None
