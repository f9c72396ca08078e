from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image

from bot.pictures.drawing import Subject, drawn
from bot.pictures.scene import MOST_HEIGHT, WIDTH
from tests.pictures.subjects import ROAD, VIEW, WAGE

MOST_BYTES = 100_000


@pytest.mark.parametrize(("subject", "name"), [(ROAD, "path"), (WAGE, "pay"), (VIEW, "radar")])
def test_a_subject_becomes_a_small_png_with_a_name_and_words_for_it(
    subject: Subject, name: str
) -> None:
    picture = drawn(subject)
    assert picture is not None
    assert picture.name == f"{name}.png"
    assert picture.alt
    assert len(picture.png) <= MOST_BYTES
    image = Image.open(io.BytesIO(picture.png))
    assert image.format == "PNG"
    assert image.width == WIDTH
    assert image.height <= MOST_HEIGHT


def test_the_same_subject_gives_the_same_picture() -> None:
    assert drawn(ROAD) == drawn(replace(ROAD))
    assert drawn(WAGE) == drawn(replace(WAGE))


def test_what_the_font_cannot_write_is_not_drawn() -> None:
    assert drawn(replace(WAGE, place="在维也纳")) is None
    assert drawn(replace(ROAD, title="路线图")) is None


def test_pillow_is_loaded_by_the_first_picture_and_no_sooner() -> None:
    script = (
        "import sys; import bot.discord_app.client; from bot.pictures.drawing import drawn; "
        "assert 'PIL' not in sys.modules; from tests.pictures.subjects import ROAD; "
        "drawn(ROAD); assert 'PIL' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603
