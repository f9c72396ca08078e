"""Count what hostile input got, and keep what went wrong with the seed that repeats it."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from benchmarks.tables import table


class Got(StrEnum):
    """Say what came back."""

    ANSWERED = "answered"
    DECLINED = "declined"
    REFUSED = "refused with a sentence"
    IGNORED = "ignored"


class Harm(StrEnum):
    """Name what must never happen."""

    EXCEPTION = "exceptions"
    WAITING = "left waiting"
    WRONG = "sent what Discord refuses"
    PING = "pings"
    BORDER = "data over a border"


@dataclass(frozen=True, slots=True)
class Found:
    """One harm: what happened, and by which seed it happens again."""

    kind: str
    seed: int
    harm: Harm
    what: str

    @property
    def again(self) -> str:
        """Return the command that repeats it."""
        return f'python -m benchmarks.hostile --only "{self.kind}" --seed {self.seed} --cases 1'


@dataclass
class Tally:
    """What the cases of one kind got."""

    got: Counter[Got] = field(default_factory=Counter)
    found: list[Found] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """Return how many were tried."""
        return self.got.total()


Tallies = Mapping[str, Tally]


def harms_of(tallies: Tallies) -> list[Found]:
    """List all harms."""
    return list(chain.from_iterable(one.found for one in tallies.values()))


def in_short(error: BaseException) -> str:
    """Name an error and the last two places that it came through."""
    places = traceback.extract_tb(error.__traceback__)[-2:]
    way = " ← ".join(f"{one.filename.rsplit('/', 1)[-1]}:{one.lineno}" for one in places[::-1])
    return f"{type(error).__name__}: {error} ({way})"[:400]


def kinds_table(tallies: Tallies) -> str:
    """Write a row a kind: how many were tried, and what they got."""
    rows = [
        [name, f"{tally.cases:,}", *(f"{tally.got[got]:,}" for got in Got), f"{len(tally.found)}"]
        for name, tally in tallies.items()
    ]
    sums = [f"{sum(tally.got[got] for tally in tallies.values()):,}" for got in Got]
    cases = f"{sum(tally.cases for tally in tallies.values()):,}"
    rows.append(["*all*", cases, *sums, f"{len(harms_of(tallies))}"])
    return table(["kind", "tried", *Got, "failed"], rows)


def harms_table(found: Iterable[Found]) -> str:
    """Write a row a harm: how often it happened."""
    counted = Counter(one.harm for one in found)
    return table(["what must never happen", "times"], [[harm, f"{counted[harm]}"] for harm in Harm])


def harms_list(found: Sequence[Found], most: int) -> str:
    """List the first of what went wrong, each with the command that repeats it."""
    lines = [f"{one.harm}: {one.what}\n    {one.again}" for one in found[:most]]
    more = [f"… and {len(found) - most} more"] if len(found) > most else []
    return "\n".join([*lines, *more])
