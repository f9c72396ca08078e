"""Draw what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from benchmarks.compare import OURS
from benchmarks.confused import Confusion
from benchmarks.reliability import Bin, expected_error
from benchmarks.sizes import Point

DOTS_PER_INCH = 110
COLUMNS = 3
SHOWN_MILLISECONDS = (0.01, 100)
WORTH_A_NUMBER = 5
"""Percent from which a confusion is written into its field."""

OWN_COLOUR = "tab:red"
PEER_COLOURS = ("tab:blue", "tab:cyan", "tab:green", "tab:olive", "tab:purple", "tab:gray")

Families = Mapping[str, Mapping[str, Mapping[str, float]]]


def _colours(engines: Sequence[str]) -> dict[str, str]:
    """Give each engine its colour, ours one of its own."""
    peers = [name for name in engines if name != OURS]
    return {OURS: OWN_COLOUR, **dict(zip(peers, PEER_COLOURS, strict=False))}


def accuracy_against_time(families: Families, path: Path) -> None:
    """Draw a point an engine for each family of draws: up is right, left is fast."""
    if not families:
        return
    rows = -(-len(families) // COLUMNS)
    figure, grid = plt.subplots(
        rows, COLUMNS, figsize=(10, 3.4 * rows + 0.8), squeeze=False, layout="constrained"
    )
    for axes in grid.flat[len(families) :]:
        axes.set_visible(False)
    for axes, (name, engines) in zip(grid.flat, families.items(), strict=False):
        colours = _colours(list(engines))
        for engine, found in engines.items():
            axes.scatter(found["milliseconds"], found["top-1"], label=engine, c=colours[engine])
        axes.set(title=name, xscale="log", xlim=SHOWN_MILLISECONDS, ylim=(0, 100))
        axes.set(xlabel="processor time of a question, ms", ylabel="first entry right, %")
        axes.get_xaxis().set_major_formatter(_plain)
        axes.grid(alpha=0.3)
    handles, labels = grid[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=9)
    _save(figure, path)


def _plain(value: float, _: object) -> str:
    """Write a number of a logarithmic axis without an exponent."""
    return f"{value:,g}"


def time_against_phrasings(grown: Mapping[str, Sequence[Point]], path: Path) -> None:
    """Draw a line an engine, of one question and of learning."""
    figure, (asking, learning) = plt.subplots(1, 2, figsize=(10, 4.2))
    colours = _colours(list(grown))
    for engine, points in grown.items():
        sizes = [point.phrasings for point in points]
        style = {"marker": "o", "label": engine, "color": colours[engine]}
        asking.plot(sizes, [point.milliseconds for point in points], **style)
        learning.plot(sizes, [point.seconds for point in points], **style)
    asking.set(title="one question", ylabel="processor time, ms")
    learning.set(title="learning them", ylabel="processor time, s")
    for axes in (asking, learning):
        axes.set(xscale="log", yscale="log", xlabel="phrasings")
        axes.set_xticks([p.phrasings for p in grown[OURS]])
        axes.get_xaxis().set_major_formatter(_plain)
        axes.get_yaxis().set_major_formatter(_plain)
        axes.minorticks_off()
        axes.grid(alpha=0.3)
    asking.legend(fontsize=9)
    figure.tight_layout()
    _save(figure, path)


def reliability(found: Sequence[Bin], path: Path) -> None:
    """Draw how often the entry is acceptable against how sure the advisor is."""
    figure, axes = plt.subplots(figsize=(5.6, 5.4))
    axes.plot([0, 1], [0, 1], "--", color="gray", label="as sure as it is right")
    sure, right = [one.confidence for one in found], [one.right for one in found]
    axes.plot(
        sure, right, "o-", color=OWN_COLOUR, label="a fifth of the questions, with their number"
    )
    for one in found:
        axes.annotate(
            str(one.count),
            (one.confidence, one.right),
            xytext=(-8, 5),
            textcoords="offset points",
            ha="right",
            fontsize=9,
        )
    total = sum(one.count for one in found)
    axes.set(
        title=f"{total} questions, expected calibration error {expected_error(found):.3f}",
        xlabel="confidence in the entry shown",
        ylabel="share of questions to which it is acceptable",
        xlim=(0, 1.06),
        ylim=(0, 1.06),
    )
    axes.grid(alpha=0.3)
    axes.legend(loc="upper left", fontsize=9)
    figure.tight_layout()
    _save(figure, path)


def confusions(found: Confusion, path: Path) -> None:
    """Draw a field for each pair of an entry and another that its phrasings were found under."""
    shares = found.shares.copy()
    np.fill_diagonal(shares, 0)
    figure, axes = plt.subplots(figsize=(11, 10))
    image = axes.imshow(shares, cmap="Reds")
    for row, column in np.argwhere(shares >= WORTH_A_NUMBER):
        share = shares[row, column]
        colour = "white" if share > shares.max() / 2 else "black"
        axes.text(column, row, f"{share:.0f}", c=colour, ha="center", va="center", fontsize=7)
    places = range(len(found.names))
    axes.set_xticks(places, found.names, rotation=90, fontsize=8)
    axes.set_yticks(places, found.names, fontsize=8)
    axes.set(
        title=f"{found.right:.0f} % of the phrasings left out are found under their own entry",
        xlabel="found under",
        ylabel="phrasing of",
    )
    figure.colorbar(image, label="% of the row's phrasings", shrink=0.7)
    figure.tight_layout()
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    figure.savefig(path, dpi=DOTS_PER_INCH)
    plt.close(figure)
