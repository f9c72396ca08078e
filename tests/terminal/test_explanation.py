from __future__ import annotations

from dataclasses import replace

from bot.core.answering.advisor import Advisor
from bot.core.retrieval.spelling import Mended
from bot.terminal.explanation import HEADING, explanation_text, unfound_text


def test_an_explanation_names_every_fact(baker: Advisor) -> None:
    part = baker.ask("average sallary of a baker").parts[0]
    explanation = replace(
        baker.explain(part),
        mended=(Mended("sallary", "salary"),),
        runner_up="salary.night",
        gap_topic="holidays",
        not_covered=("ber\x1blin",),
        confidence=0.875,
    )
    assert explanation_text(explanation).plain.splitlines() == [
        HEADING,
        "  read as           average salary of a baker",
        "  mended            sallary → salary",
        "  matched phrasing  average salary of a baker",
        "  confidence        88%",
        "  runner-up         salary.night",
        "  gap topic         holidays",
        "  not covered       ber lin",
    ]


def test_what_there_is_none_of_is_left_out(baker: Advisor) -> None:
    part = baker.ask("average salary of a baker").parts[0]
    explanation = replace(
        baker.explain(part), mended=(), runner_up=None, gap_topic=None, not_covered=()
    )
    text = explanation_text(explanation).plain
    assert not any(name in text for name in ("mended", "runner-up", "gap topic", "not covered"))


def test_a_declined_question_is_explained_by_how_it_was_read(baker: Advisor) -> None:
    assert "will it rain" in unfound_text(baker.ask("will it rain")).plain
    assert "nothing" in unfound_text(baker.ask("🙂")).plain
