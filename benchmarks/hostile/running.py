"""Run cases by their seeds: one after the other, or over the wire some at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random

from benchmarks.hostile.judging import Sent, judged
from benchmarks.hostile.stage import Stage
from benchmarks.hostile.tally import Found, Got, Harm, Tally, in_short
from benchmarks.hostile.wire import Case

AT_ONCE = 20
"""Cases that are under way together; each is repeated alone where one of them went wrong."""


def run(kind: str, case: Callable[[Random], Got], seeds: Sequence[int]) -> Tally:
    """Run cases of which each raises what it finds."""
    tally = Tally()
    for seed in seeds:
        try:
            tally.got[case(Random(seed))] += 1
        except Exception as error:
            tally.got[Got.IGNORED] += 1
            tally.found.append(Found(kind, seed, Harm.EXCEPTION, in_short(error)))
    return tally


async def run_on(stage: Stage, kind: str, case: Case, seeds: Sequence[int]) -> Tally:
    """Run cases over the wire."""
    tally, left = Tally(), iter(seeds)
    while batch := list(islice(left, AT_ONCE)):
        sent = [(seed, await case(stage, Random(seed))) for seed in batch]
        await stage.settled()
        found = list(_judged(stage, kind, sent, tally))
        if stage.has_complaints():
            found += [one for seed in batch for one in await _alone(stage, kind, case, seed)]
            if not found:
                found = [Found(kind, batch[0], Harm.EXCEPTION, "only among others")]
        tally.found += found
        await stage.tidy()
    return tally


def _judged(
    stage: Stage, kind: str, sent: Sequence[tuple[int, Sent]], tally: Tally
) -> Iterator[Found]:
    for seed, one in sent:
        judgement = judged(stage, one)
        tally.got[judgement.got] += 1
        yield from (Found(kind, seed, harm, what) for harm, what in judgement.harms)


async def _alone(stage: Stage, kind: str, case: Case, seed: int) -> list[Found]:
    """Repeat one case, and say what the program complained of meanwhile."""
    stage.complaints()
    await stage.tidy()
    await case(stage, Random(seed))
    await stage.settled()
    return [Found(kind, seed, harm, what) for harm, what in stage.complaints()]
