from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.core.answering.way import StepState, Way, naming, progress_line, steps_of, way_of
from bot.core.knowledge.model import Career, Entry, Knowledge, Place

DONE, LEARNING, SKIPPED = StepState.DONE, StepState.LEARNING, StepState.SKIPPED
IDS = [f"steps.s{number}" for number in range(5)]


def step(number: int, item: int | None, unit: str = "step") -> Entry:
    place = Place.model_validate({"heading": "Training", "item": item, "unit": unit})
    return Entry(
        id=f"s{number}", title=f"Step {number}", question="What?", text="Do it.", source=place
    )


@pytest.fixture(scope="module")
def career(knowledge: Knowledge) -> Career:
    """Five steps: the second and the fourth are numbered, in the wrong order."""
    whole = knowledge.careers[0]
    items = [(1, "paragraph"), (2, "step"), (None, "step"), (1, "step"), (3, "paragraph")]
    entries = tuple(step(number, item, unit) for number, (item, unit) in enumerate(items))
    section = whole.section_of("steps").model_copy(update={"entries": entries})
    return whole.model_copy(update={"sections": (section,), "gap_topics": ()})


def way(career: Career, **states: StepState) -> Way:
    found = way_of(career, {f"steps.{name}": state for name, state in states.items()})
    assert found is not None
    return found


def next_of(career: Career, **states: StepState) -> str | None:
    walked = way(career, **states)
    return None if walked.next is None else walked.steps[walked.next].entry.id


def test_numbered_steps_come_first_in_their_order_and_the_others_as_they_stand(
    career: Career,
) -> None:
    assert [one.entry.id for one in way(career).steps] == ["s3", "s1", "s0", "s2", "s4"]
    assert [one.title for one in way(career).steps][:3] == ["1. Step 3", "2. Step 1", "Step 0"]


def test_only_what_the_source_counts_as_steps_has_a_number(career: Career) -> None:
    assert [one.number for one in way(career).steps] == [1, 2, None, None, None]


def test_the_shipped_way_has_six_numbered_steps_and_five_without(advisor: Advisor) -> None:
    shipped = way(advisor.careers[0])
    assert [one.number for one in shipped.steps] == [1, 2, 3, 4, 5, 6, *[None] * 5]
    assert shipped.title == "Roadmap: machine learning engineer"
    assert shipped.progress == "0 of 11 done"


def test_a_career_without_steps_has_no_way(career: Career, knowledge: Knowledge) -> None:
    role = knowledge.careers[0].section_of("role")
    bare = career.model_copy(update={"sections": (role,)})
    assert steps_of(bare) is None
    assert way_of(bare, {"steps.s1": DONE}) is None


def test_the_next_step_is_the_first_that_is_neither_done_nor_skipped(career: Career) -> None:
    assert next_of(career) == "s3"
    assert next_of(career, s3=DONE) == "s1"
    assert next_of(career, s3=DONE, s1=SKIPPED) == "s0"


def test_a_step_that_is_being_learned_comes_before_those_not_begun(career: Career) -> None:
    assert next_of(career, s4=LEARNING) == "s4"
    assert next_of(career, s4=LEARNING, s1=LEARNING) == "s1"


def test_when_all_is_done_or_skipped_nothing_is_next(career: Career) -> None:
    assert next_of(career, s0=DONE, s1=SKIPPED, s2=DONE, s3=DONE, s4=DONE) is None


def test_a_step_that_is_gone_does_not_count(career: Career) -> None:
    assert way(career, gone=DONE, s0=DONE).progress == "1 of 5 done"


def test_the_traits_of_a_step_are_those_that_name_it(advisor: Advisor) -> None:
    career = advisor.careers[0]
    assert naming(career, "steps.foundations") == (
        "traits.mathematics",
        "traits.software-engineering",
    )
    assert naming(career, "steps.portfolio") == ()


def test_a_state_that_no_step_has_is_not_mentioned() -> None:
    assert progress_line([StepState.OPEN]) == "0 of 1 done"
    states = [DONE, LEARNING, SKIPPED, StepState.OPEN]
    assert progress_line(states) == "1 of 4 done · 1 learning · 1 skipped"


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(StepState)))
def test_whatever_is_kept_the_next_step_is_one_that_is_left(
    career: Career, states: dict[str, StepState]
) -> None:
    walked = way_of(career, states)
    assert walked is not None
    left = [one for one in walked.steps if one.state in {StepState.OPEN, LEARNING}]
    if walked.next is None:
        assert not left
    else:
        assert walked.steps[walked.next] in left
        learning = [one for one in left if one.state is LEARNING]
        assert walked.steps[walked.next] == (learning or left)[0]
