from __future__ import annotations

from benchmarks.bars import Row, at_least, at_most
from benchmarks.tables import advised_table, engines_table, rows_table, steps_table, useless


def test_the_bars_stand_under_the_engines() -> None:
    engines = {
        "ours": {"top-1": 91.55, "milliseconds": 0.375},
        "a peer": {"top-1": 80.0, "milliseconds": 1.0},
    }
    assert engines_table(engines, {"top-1": at_least(90)}).splitlines() == [
        "| engine | top-1 | milliseconds |",
        "| --- | ---: | ---: |",
        "| ours | 91.5 | 0.38 |",
        "| a peer | 80.0 | 1.00 |",
        "| *bar for ours* | ≥ 90 |  |",
    ]
    assert "bar" not in engines_table(engines, {})


def test_the_bar_stands_behind_the_figures_of_the_advisor() -> None:
    files = {"own": {"parts found": 88.9}, "strangers": {"parts found": 90.0}}
    lines = advised_table(files, {"parts found": at_least(88)}).splitlines()
    assert lines[2] == "| parts found | 88.9 | 90.0 | ≥ 88 |"


def test_a_bar_that_is_not_held_stands_out() -> None:
    lines = rows_table(
        [
            Row("memory", 116.4, "MB", at_most(90)),
            Row("phrasings", 14089, ""),
            Row("against a peer", 18.23, "×", at_least(3)),
        ]
    ).splitlines()
    assert lines[2:] == [
        "| memory | 116 MB | ≤ 90 | **no** |",
        "| phrasings | 14,089 |  |  |",
        "| against a peer | 18.2 × | ≥ 3 | yes |",
    ]


def test_a_step_is_shown_by_what_changes_without_it() -> None:
    steps = {
        "every step": {"draws": 90.0, "article": 80.0},
        "without one": {"draws": 88.0, "article": 81.0},
        "without another": {"draws": 90.0, "article": 80.5},
    }
    assert steps_table(steps).splitlines()[2:] == [
        "| every step | 90.0 | 80.0 |  |",
        "| without one | -2.0 | +1.0 | -0.5 |",
        "| without another | +0.0 | +0.5 | +0.2 |",
    ]
    assert useless(steps) == ["without another"]
