"""The README's pictures are the bot's own, of the knowledge that ships."""

from __future__ import annotations

import io
import os
from datetime import date

import pytest
from PIL import Image

from bot.core.answering.advisor import Advisor
from bot.core.answering.fit import traits_of
from bot.core.answering.way import StepState, way_of
from bot.discord_app.rendering.fit import SelfCheck, radar_of
from bot.discord_app.rendering.pay import pay_of
from bot.discord_app.rendering.roadmap import Memory, Road, path_of
from bot.pictures.drawing import Subject, drawn
from tests.conftest import ROOT

SETTING = "CAREER_ADVISOR_PICTURES"
"""Set to anything, it has the pictures drawn anew."""

MOST_BYTES = 100_000
RATINGS = (5, 3, 4, 5, 2, 3, 4, 2)
STATES = {
    "steps.foundations": StepState.DONE,
    "steps.degree": StepState.LEARNING,
    "steps.frameworks": StepState.DONE,
    "steps.certifications": StepState.SKIPPED,
    "steps.data-skills": StepState.DONE,
}


def pictured(advisor: Advisor, name: str) -> Subject:
    career = advisor.careers[0]
    traits = traits_of(career)
    pay = pay_of(advisor.show("salary"), advisor.careers, date(2026, 1, 1))
    way = way_of(career, STATES)
    assert traits is not None
    assert pay is not None
    assert way is not None
    check = SelfCheck(advisor.knowledge.version, career, traits, RATINGS, None)
    road = Road(advisor.knowledge.version, 1, way, Memory.THERE)
    subjects: dict[str, Subject] = {
        "pay": pay,
        "fit": radar_of(check),
        "roadmap": path_of(road),
    }
    return subjects[name]


def size_of(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


@pytest.mark.parametrize("name", ["pay", "fit", "roadmap"])
def test_the_picture_is_small_and_up_to_date(advisor: Advisor, name: str) -> None:
    picture = drawn(pictured(advisor, name))
    assert picture is not None
    path = ROOT / "docs" / f"{name}.png"
    if os.environ.get(SETTING):
        path.write_bytes(picture.png)
    assert path.stat().st_size <= MOST_BYTES
    assert size_of(path.read_bytes()) == size_of(picture.png)
    assert f"docs/{name}.png" in (ROOT / "README.md").read_text(encoding="utf-8")
