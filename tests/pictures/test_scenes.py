"""What holds for every picture, whatever is on it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures import colours
from bot.pictures.alt import ALT_TEXT
from bot.pictures.drawing import Subject, laid_out
from bot.pictures.letters import box
from bot.pictures.painting import extent
from bot.pictures.scene import MOST_HEIGHT, WIDTH, Box, Scene
from tests.pictures.subjects import PATHS, PAYS, RADARS, ROAD, VIEW, WAGE

LEAST_SIZE = 24
"""Pixels of a letter; a phone shows the picture at about 40 % of its width."""

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def within(room: Box, scene: Scene) -> bool:
    left, top, right, bottom = room
    return left >= 0 and top >= 0 and right <= WIDTH and bottom <= scene.height


@pytest.mark.parametrize("subject", [ROAD, WAGE, VIEW])
def test_words_are_large(subject: Subject) -> None:
    _, _, scene = laid_out(subject)
    assert min(words.style.size for words in scene.words) >= LEAST_SIZE


@settings(max_examples=60, deadline=None)
@given(st.one_of(PATHS, PAYS, RADARS))
def test_whatever_is_drawn_lies_on_the_picture_and_no_words_overlap(subject: Subject) -> None:
    _, _, scene = laid_out(subject)
    boxes = [box(words) for words in scene.words]
    assert scene.height <= MOST_HEIGHT
    assert all(within(one, scene) for one in boxes)
    assert all(within(extent(shape), scene) for shape in scene.shapes)
    assert all(apart(one, other) for one, other in combinations(boxes, 2))


@settings(max_examples=60, deadline=None)
@given(st.one_of(PATHS, PAYS, RADARS))
def test_the_words_for_any_picture_fit_what_discord_takes(subject: Subject) -> None:
    _, alt, _ = laid_out(subject)
    assert 0 < len(alt) <= ALT_TEXT


@pytest.mark.parametrize("ground", [colours.GROUND, colours.PANEL])
@pytest.mark.parametrize(
    "letters", [colours.TEXT, colours.MUTED, colours.GOOD, colours.UNDERWAY, colours.ACCENT]
)
def test_letters_stand_out_on_every_ground(letters: str, ground: str) -> None:
    bright, dark = luminance(letters), luminance(ground)
    assert (bright + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
