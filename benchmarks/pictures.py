"""Draw what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")

from matplotlib import pyplot as plt


def accuracy_against_time(
    results: Mapping[str, Mapping[str, Mapping[str, float]]], path: Path
) -> None:
    """Draw a point an engine for each family of draws: up is right, left is fast."""
    shown = {name: engines for name, engines in results.items() if name != "article"}
    if not shown:
        return
    figure, axes = plt.subplots(1, len(shown), figsize=(4 * len(shown), 4), sharey=True)
    for axis, (name, engines) in zip(np.atleast_1d(axes), shown.items(), strict=True):
        for engine, figures in engines.items():
            axis.scatter(figures["milliseconds"], figures["top-1"], label=engine)
        axis.set(title=name, xscale="log", xlabel="ms a question")
    np.atleast_1d(axes)[0].set_ylabel("first entry right, %")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=4)
    figure.tight_layout(rect=(0, 0.12, 1, 1))
    figure.savefig(path, dpi=80)
    plt.close(figure)
