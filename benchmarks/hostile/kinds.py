"""Name the kinds of hostile input, and share the cases out among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.hostile import wire
from benchmarks.hostile.events import event
from benchmarks.hostile.file_trials import files_tried
from benchmarks.hostile.files import read_file
from benchmarks.hostile.questions import Asking
from benchmarks.hostile.running import run, run_on
from benchmarks.hostile.stage import staged
from benchmarks.hostile.tally import Found, Got, Harm, Tally
from benchmarks.hostile.trials import TRIALS, tried
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from tests.baker import write_baker
from tests.conftest import ROOT

CASES = 100_000

FILES, SMALL, SHIPPED = (
    "knowledge files",
    "questions, a small career",
    "questions, the shipped career",
)

ON_WIRE: dict[str, wire.Case] = {
    "presses": wire.press,
    "forms": wire.form,
    "commands": wire.command,
    "messages": wire.message,
    "gateway events": event,
}

KINDS: dict[str, float] = {
    FILES: 0.20,
    SMALL: 0.20,
    SHIPPED: 0.05,
    "presses": 0.25,
    "forms": 0.05,
    "commands": 0.07,
    "messages": 0.08,
    "gateway events": 0.10,
}
"""The share of each kind among all cases."""


async def kinds_run(cases: int, only: str | None = None, first: int = 0) -> dict[str, Tally]:
    """Run so many cases in all, or of one kind, by the seeds from `first` on."""
    shares = {only: 1.0} if only else KINDS
    seeds = {kind: range(first, first + round(cases * share)) for kind, share in shares.items()}
    makers = {FILES: _reading, SMALL: _asking_small, SHIPPED: _asking_shipped}
    tallies = {
        kind: run(kind, make(), seeds[kind]) for kind, make in makers.items() if seeds.get(kind)
    }
    on_wire = {kind: seeds[kind] for kind in ON_WIRE if seeds.get(kind)}
    return tallies | (await _on_stage(on_wire) if on_wire else {})


async def trials_run() -> dict[str, Tally]:
    """Do all trials."""
    tallies = files_tried()
    async with staged() as stage:
        for name in TRIALS:
            tallies[name] = await tried(stage, name, 0)
    return tallies


async def _on_stage(seeds: Mapping[str, Sequence[int]]) -> dict[str, Tally]:
    """Run cases on one bot, and see that what is kept of others is the same afterwards."""
    tallies = {}
    async with staged() as stage:
        before = await stage.kept()
        for kind, its in seeds.items():
            tallies[kind] = await run_on(stage, kind, ON_WIRE[kind], its)
            if await stage.kept() != before:
                found = Found(kind, its[0], Harm.BORDER, "what is kept was changed, by one of all")
                tallies[kind].found.append(found)
    return tallies


def _reading() -> Callable[[Random], Got]:
    return read_file


def _asking_small() -> Callable[[Random], Got]:
    with TemporaryDirectory() as folder:
        return Asking(Advisor(load_knowledge(write_baker(Path(folder))))).ask


def _asking_shipped() -> Callable[[Random], Got]:
    return Asking(Advisor(load_knowledge(ROOT / "knowledge"))).ask
