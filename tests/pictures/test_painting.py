from __future__ import annotations

import io

import pytest
from PIL import Image, ImageColor

from bot.pictures.colours import ACCENT, GOOD, GROUND
from bot.pictures.painting import paint
from bot.pictures.scene import (
    WIDTH,
    Disc,
    Panel,
    Point,
    Polygon,
    Scene,
    Shape,
    Stroke,
    Style,
    Weight,
    Words,
)

HEIGHT = 200


def painted(*shapes: Shape, words: tuple[Words, ...] = ()) -> Image.Image:
    return Image.open(io.BytesIO(paint(Scene(HEIGHT, shapes, words)))).convert("RGB")


def near(found: object, colour: str) -> bool:
    """Tell whether two colours look alike; few colours are kept in the file."""
    assert isinstance(found, tuple)
    wanted = ImageColor.getrgb(colour)
    return all(abs(one - other) <= 10 for one, other in zip(found, wanted, strict=True))


def test_a_picture_has_the_size_and_the_ground_of_its_scene() -> None:
    image = painted()
    assert image.size == (WIDTH, HEIGHT)
    assert near(image.getpixel((5, 5)), GROUND)


SQUARE = ((50.0, 50.0), (150.0, 50.0), (150.0, 150.0), (50.0, 150.0))


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        (Panel((50, 50, 150, 150), GOOD), (100, 100), (51, 51)),
        (Disc((100, 100), 40, GOOD), (100, 100), (70, 70)),
        (Disc((100, 100), 40, GOOD, half=True), (80, 100), (120, 100)),
        (Disc((100, 100), 40, line=GOOD), (100, 62), (100, 100)),
        (Polygon(SQUARE, fill=GOOD), (100, 100), (160, 100)),
        (Polygon(SQUARE, line=GOOD, thick=6), (100, 50), (100, 100)),
        (Stroke(((50, 50), (150, 50)), GOOD, 6), (100, 50), (100, 60)),
    ],
)
def test_a_shape_is_painted_where_it_is_and_nowhere_else(
    shape: Shape, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    image = painted(shape)
    assert near(image.getpixel(inside), GOOD)
    assert near(image.getpixel(outside), GROUND)


def test_what_lies_below_shows_through() -> None:
    image = painted(Polygon(SQUARE, fill=GOOD, opacity=0.5))
    seen = image.getpixel((100, 100))
    assert not near(seen, GOOD)
    assert not near(seen, GROUND)


def test_words_are_painted_above_shapes() -> None:
    at: Point = (60, 60)
    words = Words("I I I I", at, Style(60, Weight.STRONG, ACCENT))
    image = painted(Panel((40, 40, 300, 160), GOOD), words=(words,))
    seen = image.crop((60, 60, 200, 130)).getcolors(10_000) or []
    assert any(near(colour, ACCENT) for _, colour in seen)
