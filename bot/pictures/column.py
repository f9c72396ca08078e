"""Set words below one another, from the top of a picture down."""

from __future__ import annotations

from bot.pictures.letters import line_height, lines
from bot.pictures.scene import INNER, MARGIN, Style, Words


class Column:
    """The words set so far, and how far down they reach."""

    def __init__(self, top: float = MARGIN) -> None:
        self.bottom = top
        self.words: list[Words] = []

    def set(
        self, text: str, style: Style, *, most: int = 2, left: float = MARGIN, room: float = INNER
    ) -> None:
        """Set a text in at most `most` lines."""
        for line in lines(text, style, room, most):
            self.words.append(Words(line, (left, self.bottom), style))
            self.bottom += line_height(style)

    def skip(self, pixels: float) -> None:
        """Leave room."""
        self.bottom += pixels
