"""Paint a scene as a PNG."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.pictures.colours import GROUND
from bot.pictures.letters import font
from bot.pictures.scene import WIDTH, Box, Disc, Panel, Point, Polygon, Scene, Shape, Stroke

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

FINER = 3
"""Pillow draws shapes with jagged edges; drawn so much larger and shrunk, they are smooth."""

COLOURS = 64
"""Colours of the file: enough for smooth edges, at half the size of one with all of them."""

_SET, _CLEAR = 255, 0
_EDGE = 2
"""Pixels kept free around a shape, for the half of a line that lies outside of it."""


def paint(scene: Scene) -> bytes:
    """Paint the shapes in order, then the words, and return the PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("RGB", (WIDTH, scene.height), GROUND)
    for shape in scene.shapes:
        for colour, opacity, trace in _traces(shape):
            _stamp(image, extent(shape), colour, opacity, trace)
    draw = ImageDraw.Draw(image)
    for words in scene.words:
        style = words.style
        draw.text(words.at, words.text, style.colour, font(style.size, style.weight))
    file = io.BytesIO()
    fewer = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    fewer.save(file, "PNG")
    return file.getvalue()


def extent(shape: Shape) -> Box:
    """Return the room that a shape takes."""
    match shape:
        case Panel():
            return shape.box
        case Disc():
            (x, y), reach = shape.centre, shape.radius
            return x - reach, y - reach, x + reach, y + reach
        case Polygon() | Stroke():
            across, down = zip(*shape.points, strict=True)
            half = shape.thick / 2
            return min(across) - half, min(down) - half, max(across) + half, max(down) + half


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on a part of the picture, finer than the picture."""

    draw: ImageDraw
    corner: tuple[int, int]

    def points(self, *points: Point) -> list[Point]:
        """Return where points of the picture lie on the part."""
        left, top = self.corner
        return [((x - left) * FINER, (y - top) * FINER) for x, y in points]

    def box(self, box: Box) -> list[Point]:
        """Return where a box of the picture lies on the part."""
        return self.points(box[:2], box[2:])


_Trace = Callable[[_Pen], object]


def _stamp(image: Image, room: Box, colour: str, opacity: float, trace: _Trace) -> None:
    """Draw one shape on a finer part, shrink it, and lay its colour through it."""
    from PIL import Image as Images  # noqa: PLC0415
    from PIL import ImageDraw as Draws  # noqa: PLC0415

    left, top, right, bottom = (int(side) for side in room)
    corner = (left - _EDGE, top - _EDGE)
    wide, high = right - left + 3 * _EDGE, bottom - top + 3 * _EDGE
    part = Images.new("L", (wide * FINER, high * FINER), _CLEAR)
    trace(_Pen(Draws.Draw(part), corner))
    small = part.resize((wide, high), Images.Resampling.BOX)
    image.paste(colour, corner, small.point(lambda value: round(value * opacity)))


def _traces(shape: Shape) -> Iterator[tuple[str, float, _Trace]]:
    """Yield the colour, the opacity and the drawing of a shape's fill and of its line."""
    match shape:
        case Panel(box, fill, round_):
            yield (
                fill,
                1,
                lambda pen: pen.draw.rounded_rectangle(pen.box(box), round_ * FINER, _SET),
            )
        case Polygon(points, fill, line, thick, opacity):
            if fill:
                yield fill, opacity, lambda pen: pen.draw.polygon(pen.points(*points), _SET)
            if line:
                yield line, 1, lambda pen: _draw_line(pen, (*points, *points[:2]), thick)
        case Stroke(points, line, thick):
            yield line, 1, lambda pen: _draw_line(pen, points, thick)
        case Disc():
            yield from _disc_traces(shape)


def _disc_traces(disc: Disc) -> Iterator[tuple[str, float, _Trace]]:
    room = extent(disc)
    if disc.fill and disc.half:
        yield disc.fill, 1, lambda pen: pen.draw.pieslice(pen.box(room), 90, 270, _SET)
    elif disc.fill:
        yield disc.fill, 1, lambda pen: pen.draw.ellipse(pen.box(room), _SET)
    if disc.line:
        thick = disc.thick * FINER
        yield disc.line, 1, lambda pen: pen.draw.ellipse(pen.box(room), None, _SET, thick)


def _draw_line(pen: _Pen, points: tuple[Point, ...], thick: int) -> None:
    pen.draw.line(pen.points(*points), _SET, thick * FINER, joint="curve")
