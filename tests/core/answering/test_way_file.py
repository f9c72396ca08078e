from __future__ import annotations

from datetime import date

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.answering.citations import citation_line, cite
from bot.core.answering.way import StepState, way_of
from bot.core.answering.way_file import markdown

TODAY = date(2026, 1, 1)
STATES = {
    "steps.foundations": StepState.DONE,
    "steps.degree": StepState.LEARNING,
    "steps.certifications": StepState.SKIPPED,
}


def written(advisor: Advisor, today: date = TODAY) -> str:
    way = way_of(advisor.careers[0], STATES)
    assert way is not None
    return markdown(way, "abc123", today, str)


def test_it_begins_with_the_way_and_how_far_it_is(advisor: Advisor) -> None:
    assert written(advisor).splitlines()[:3] == [
        "# Roadmap: machine learning engineer",
        "",
        "1 of 11 done · 1 learning · 1 skipped",
    ]


def test_only_what_is_done_is_ticked_and_every_state_is_named(advisor: Advisor) -> None:
    boxes = [line for line in written(advisor).splitlines() if line.startswith("- [")]
    assert boxes[0] == "- [x] **1. Maths, statistics and a programming language** (done)"
    assert boxes[1] == "- [ ] **2. A degree** (learning)"
    assert boxes[4] == "- [ ] **5. Certifications** (skipped)"
    assert boxes[5] == "- [ ] **6. Networking** (open)"
    assert len(boxes) == 11


def test_every_step_has_its_passage_and_its_citation_within_its_item(advisor: Advisor) -> None:
    career = advisor.careers[0]
    lines = written(advisor).splitlines()
    for entry in career.section_of("steps").entries:
        assert f"  {entry.text}" in lines
        assert f"  {citation_line(cite(career, f'steps.{entry.id}'))}" in lines


def test_the_steps_without_a_number_stand_under_their_heading(advisor: Advisor) -> None:
    numbered, others = written(advisor).split(f"## {phrases.STEPS_UNNUMBERED}")
    assert numbered.count("- [") == 6
    assert others.count("- [") == 5


def test_what_was_due_for_review_says_so_from_the_day_after(advisor: Advisor) -> None:
    due = advisor.careers[0].section_of("steps").entries[4].review_by
    assert due is not None
    stale = f"  {phrases.STALE.format(date=due)}"
    assert stale in written(advisor)
    assert stale not in written(advisor, due)


def test_it_ends_with_the_version_of_the_knowledge(advisor: Advisor) -> None:
    assert written(advisor).endswith("Knowledge version abc123\n")


def test_curated_text_is_escaped(advisor: Advisor) -> None:
    way = way_of(advisor.careers[0], {})
    assert way is not None
    escaped = markdown(way, "abc123", TODAY, lambda text: f"<{text}>")
    assert "**2. <A degree>**" in escaped
    assert f"  <{way.steps[1].entry.text}>" in escaped
