from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.answering import phrases
from bot.core.answering.way import StepState
from bot.pictures.path import Path, Step, mark, path_alt, path_scene
from bot.pictures.scene import MOST_HEIGHT, Stroke
from tests.pictures.subjects import ROAD


def written(path: Path) -> list[str]:
    return [words.text for words in path_scene(path).words]


def test_each_step_stands_below_the_one_before_with_its_number_and_its_state() -> None:
    assert written(ROAD) == [
        "Roadmap",
        "1 of 4 done · 1 learning · 1 skipped",
        "1. Learn to bake",
        "done",
        "2. Find an oven",
        "learning",
        "3. Sell bread",
        "skipped",
        phrases.STEPS_UNNUMBERED,
        "Rest on Sundays",
        "open",
    ]
    tops = [words.at[1] for words in path_scene(ROAD).words]
    assert tops == sorted(tops)


def test_the_words_for_it_name_each_step_with_its_state() -> None:
    assert path_alt(ROAD) == (
        "Roadmap. 1 of 4 done · 1 learning · 1 skipped. 1. Learn to bake: done. "
        "2. Find an oven: learning. 3. Sell bread: skipped. Rest on Sundays: open."
    )


def test_where_it_is_not_known_how_far_somebody_came_no_state_is_shown() -> None:
    path = replace(ROAD, followed=False)
    assert written(path) == [
        "Roadmap",
        "1. Learn to bake",
        "2. Find an oven",
        "3. Sell bread",
        phrases.STEPS_UNNUMBERED,
        "Rest on Sundays",
    ]
    assert path_alt(path) == (
        "Roadmap. 1. Learn to bake. 2. Find an oven. 3. Sell bread. Rest on Sundays."
    )


def test_each_state_has_a_mark_of_its_own_form() -> None:
    forms = {
        tuple(
            (type(shape), getattr(shape, "half", None), getattr(shape, "fill", None) is None)
            for shape in mark(state, (100, 100))
        )
        for state in StepState
    }
    assert len(forms) == len(StepState)


def test_only_steps_with_a_number_are_joined_as_the_source_orders_no_others() -> None:
    def ways(path: Path) -> int:
        return sum(isinstance(s, Stroke) and len(s.points) == 2 for s in path_scene(path).shapes)

    steps = tuple(replace(step, state=StepState.OPEN) for step in ROAD.steps)
    assert ways(Path("Roadmap", steps)) == 2
    assert ways(Path("Roadmap", steps[3:])) == 0


@pytest.mark.parametrize(("count", "least_shown"), [(14, 14), (15, 15), (60, 15)])
def test_many_steps_move_closer_and_the_last_ones_are_counted(count: int, least_shown: int) -> None:
    path = Path("Roadmap", tuple(Step(n, f"Step {n}") for n in range(1, count + 1)))
    texts = written(path)
    shown = sum(text.endswith(tuple("0123456789")) for text in texts)
    assert shown >= least_shown
    left_out = phrases.STEPS_MORE.format(count=count - shown)
    assert (left_out in texts) is (shown < count)
    assert path_scene(path).height <= MOST_HEIGHT


def test_a_path_without_steps_is_drawn_too() -> None:
    assert written(Path("Roadmap", ())) == ["Roadmap", "0 of 0 done"]
