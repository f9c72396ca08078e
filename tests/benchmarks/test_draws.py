from __future__ import annotations

import json
from pathlib import Path

from benchmarks.draws import career_of, draws

RAW = {
    "entries": {"Get_up?": ["when do bakers get up", "how early"], "pay": ["what do they earn"]},
    "questions": [{"text": "is it early", "typo": "is it ealry", "entry": "Get_up?"}],
    "near": ["is flour dust bad"],
    "far": ["who won"],
}


def test_a_draw_is_read_as_a_career_of_the_public_loader(tmp_path: Path) -> None:
    (tmp_path / "one-35-0.json").write_text(json.dumps(RAW), encoding="utf-8")
    (draw,) = draws(tmp_path)
    career = career_of(draw)
    entry = career.entry("topics.get-up")
    assert entry is not None
    assert entry.title == "get up"
    assert entry.phrasings == ("when do bakers get up", "how early")
    assert draw.questions == (("is it early", "is it ealry", "get-up"),)
    assert not career.gap_topics


def test_no_folder_holds_no_draws(tmp_path: Path) -> None:
    assert draws(tmp_path / "nowhere") == []
