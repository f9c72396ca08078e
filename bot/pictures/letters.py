"""Measure words and break them into lines, by the font that they are painted in.

The font is Manrope (SIL Open Font License 1.1), Latin, Greek and Cyrillic; Pillow's own has no
letter beyond ASCII. Pillow is loaded by the first picture: a bot that draws none does without.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.pictures.scene import Box, Style, Weight, Words

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE_HEIGHT = 1.37
"""From one line's top to the next one's, in sizes of the letters; the font's own, so that no
letter reaches into another line."""

_ELLIPSIS = "…"
_IN_NO_FONT = "\U0010fffe"
_SIZE_TO_COMPARE = 16


@cache
def font(size: int, weight: Weight) -> FreeTypeFont:
    """Open the font at a size in pixels."""
    from PIL import ImageFont  # noqa: PLC0415

    path = files("font_manrope") / "files" / f"Manrope-{weight}.ttf"
    return ImageFont.truetype(str(path), size)


def can_write(text: str) -> bool:
    """Tell whether the font has every letter of a text."""
    return all(map(_has_glyph, set(text)))


@cache
def _has_glyph(letter: str) -> bool:
    return _glyph(letter) != _glyph(_IN_NO_FONT)


def _glyph(letter: str) -> bytes:
    return bytes(font(_SIZE_TO_COMPARE, Weight.NORMAL).getmask(letter))


def width(text: str, style: Style) -> float:
    """Measure how far a line of words reaches."""
    return font(style.size, style.weight).getlength(text)


def line_height(style: Style) -> int:
    """Measure the room that one line takes."""
    return round(style.size * LINE_HEIGHT)


def box(words: Words) -> Box:
    """Return the room that the ink of placed words takes."""
    x, y = words.at
    left, top, right, bottom = font(words.style.size, words.style.weight).getbbox(words.text)
    return x + left, y + top, x + right, y + bottom


def lines(text: str, style: Style, room: float, most: int) -> list[str]:
    """Break a text into at most `most` lines within `room`; what is cut ends in an ellipsis."""
    broken: list[str] = []
    words = text.split()
    while words:
        count = _count_fitting(words, style, room)
        broken.append(" ".join(words[:count]) if count else _cut(words[0], style, room))
        words = words[count or 1 :]
        if words and len(broken) == most:
            broken[-1] = _cut(f"{broken[-1]} {words[0]}", style, room)
            break
    return broken


def fitted(text: str, style: Style, room: float, least: int) -> Style:
    """Return the style with the largest size, from its own down to `least`, at which text fits."""
    size = style.size
    while size > least and width(text, Style(size, style.weight, style.colour)) > room:
        size -= 1
    return Style(size, style.weight, style.colour)


def _count_fitting(words: list[str], style: Style, room: float) -> int:
    count = 0
    while count < len(words) and width(" ".join(words[: count + 1]), style) <= room:
        count += 1
    return count


def _cut(text: str, style: Style, room: float) -> str:
    while text and width(text + _ELLIPSIS, style) > room:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS
