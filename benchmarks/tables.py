"""Write what was measured as tables, each figure beside its bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.bars import Bar, Bars, Row

Engines = Mapping[str, Mapping[str, float]]

FIXED = 1
TIMES = 2
"""Digits behind the point of a figure in percent, and of a time."""


def engines_table(engines: Engines, bars: Bars) -> str:
    """Write a row an engine and, last, what ours has to reach."""
    columns = list(next(iter(engines.values())))
    rows = [
        [engine, *(_figure(found[key], key) for key in columns)]
        for engine, found in engines.items()
    ]
    if bars:
        rows.append(["*bar for ours*", *(_bar(bars.get(key)) for key in columns)])
    return table(["engine", *columns], rows)


def advised_table(files: Engines, bars: Bars) -> str:
    """Write a row a figure, a column a file of questions."""
    names = list(next(iter(files.values())))
    rows = [
        [name, *(_figure(found[name], name) for found in files.values()), _bar(bars.get(name))]
        for name in names
    ]
    return table(["whole advisor, %", *files, "bar"], rows)


def rows_table(rows: Iterable[Row]) -> str:
    """Write a row a figure with its unit and whether it holds its bar."""
    return table(
        ["", "measured", "bar", "held"],
        [
            [row.name, f"{_significant(row.figure)} {row.unit}".strip(), _bar(row.bar), _held(row)]
            for row in rows
        ],
    )


def steps_table(steps: Engines) -> str:
    """Write the figures of the first row, and by how much each other one lies above or below."""
    (name, whole), *others = steps.items()
    rows = [[name, *(_figure(figure, key) for key, figure in whole.items()), ""]]
    for step, found in others:
        changes = [found[key] - whole[key] for key in whole]
        mean = sum(changes) / len(changes)
        rows.append([step, *(f"{change:+.{FIXED}f}" for change in (*changes, mean))])
    return table(["", *whole, "mean"], rows)


def useless(steps: Engines) -> list[str]:
    """Name the steps without which the figures are, on the whole, no lower."""
    (_, whole), *others = steps.items()
    return [step for step, found in others if sum(found[key] - whole[key] for key in whole) >= 0]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table in Markdown, all but the first column to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _figure(figure: float, key: str) -> str:
    return f"{figure:.{TIMES if key == 'milliseconds' else FIXED}f}"


def _significant(figure: float) -> str:
    """Write a figure of any size with three digits or its whole part."""
    return f"{figure:.3g}" if figure < 1_000 else f"{figure:,.0f}"  # noqa: PLR2004


def _bar(bar: Bar | None) -> str:
    return "" if bar is None else str(bar)


def _held(row: Row) -> str:
    if row.bar is None:
        return ""
    return "yes" if row.bar.holds(row.figure) else "**no**"
