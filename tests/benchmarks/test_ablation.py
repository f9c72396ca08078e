from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.ablation import STEPS, Step, ablation
from benchmarks.draws import Draw
from benchmarks.nearest import nearest_phrasing
from bot.core.knowledge.model import Career
from bot.core.retrieval import learning, weighing
from bot.core.retrieval.retriever import Ranking, Retriever
from tests.core import tiny

DRAW = Draw(
    name="clinc-35-0",
    entries={"rise": ("when do bakers get up", "how early"), "pay": ("what do they earn",)},
    questions=(("early", "eraly", "rise"), ("do they earn", "do tehy earn", "pay")),
    near=(),
    far=(),
)


@pytest.fixture
def baker(tmp_path: Path) -> Career:
    return tiny.career(tmp_path)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    line = {"question": "is dust dangerous", "group": "asked", "kind": "item", "ok": ["day.flour"]}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def test_every_step_is_measured_on_the_draws_and_on_the_article(
    baker: Career, questions: Path
) -> None:
    found = ablation([DRAW], baker, [questions])
    assert list(found) == [step.name for step in STEPS]
    assert found["every step"] == {"clinc-35 top-1": 100, "clinc-35 typo": 100, "own": 100}
    assert found["without spelling"]["clinc-35 typo"] < 100


def test_what_is_switched_off_is_switched_on_again(baker: Career, questions: Path) -> None:
    before = {**vars(learning)}, {**vars(weighing)}
    ablation([], baker, [questions])
    assert (vars(learning), vars(weighing)) == before


@pytest.mark.parametrize("step", STEPS[1:], ids=[step.name for step in STEPS[1:]])
def test_a_step_left_out_changes_what_is_taught_read_or_scored(step: Step, baker: Career) -> None:
    asked = [
        "do bakers earn a salary of much money",
        "a teacher's salary",
        baker.item("pay.tips").question,
        "when od bakers get up",
    ]

    def rankings() -> list[Ranking]:
        retriever = Retriever(baker.model_copy())
        return [retriever.rank(retriever.read(question)) for question in asked]

    usual = rankings()
    with step.off():
        changed = rankings() != usual
    texts = step.teach(baker) != STEPS[0].teach(baker)
    assert changed or texts or not step.spells or not step.vocabulary


def test_the_nearest_phrasing_decides_where_it_replaces_the_engine(baker: Career) -> None:
    with nearest_phrasing():
        retriever = Retriever(baker)
    ((name, score), *_) = retriever.rank(retriever.read("spare coins in a jar")).entries
    assert name == "pay.tips"
    assert score == pytest.approx(1, abs=1e-3)
