from __future__ import annotations

import json
from pathlib import Path

from benchmarks.advised import advised
from benchmarks.asked import answerable
from bot.core.answering.advisor import Advisor
from tests.core import tiny

LINES: list[dict[str, object]] = [
    {"question": "how much money do bakers take home", "group": "asked", "ok": ["pay.average"]},
    {"question": "is the dust dangerous", "group": "messy", "ok": ["pay.tips"]},
    {
        "question": "salary of a baker in japan",
        "group": "caution",
        "expect": "related",
        "ok": ["pay", "pay.average"],
    },
    {
        "question": "how much money do bakers take home",
        "group": "asked",
        "kind": "compound",
        "ok": [["pay.average"], ["day.flour"]],
    },
    {"question": "who won the match yesterday", "group": "outside", "expect": "declined"},
]


def written(folder: Path) -> Path:
    path = folder / "few.jsonl"
    lines = [json.dumps({"kind": "item", "expect": "answered", **line}) for line in LINES]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_figures_of_each_file_are_summed_up_by_what_was_asked(tmp_path: Path) -> None:
    advisor = Advisor(tiny.load(tmp_path))
    found = advised(advisor, [written(tmp_path)])["few"]
    assert found["in plain words: right entry first"] == 100
    assert found["typos, slang, non-native, terse, speech: right entry first"] == 0
    assert found["several questions in one message: parts found"] == 50
    assert found["narrower than the source: closest entry shown"] == 100
    assert found["unrelated, hostile, small talk: not declined"] == 0


def test_engines_are_asked_what_one_entry_answers(tmp_path: Path) -> None:
    asked = answerable(written(tmp_path))
    assert [one.group for one in asked] == ["asked", "messy", "caution"]
    assert asked[0].accepted == ("pay.average",)
