"""Write the custom_ids that there are, for the right and for the wrong people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from benchmarks.hostile.mangling import HARDLY_EVER, NUMBERS, mangled
from benchmarks.hostile.people import Actor
from benchmarks.hostile.stage import CAREERS, Stage
from bot.core.answering.answer import Outcome
from bot.discord_app.curating import custom_ids as curating
from bot.discord_app.rendering.shown import ABOVE, AGAIN, TOPICS
from bot.discord_app.setup.contents import PAGE_OF, Page
from bot.discord_app.views import custom_ids as ids

GUESSED = "A" * 22
"""A key that is nobody's."""


def custom_id(rng: Random, stage: Stage, actor: Actor) -> str:
    """Write one, which half the time is spoilt."""
    written = rng.choice(WRITERS)(_Pen(rng, stage, actor)) or ""
    if rng.random() < 1 / 2:
        return written
    if rng.random() < 1 / 3:
        return _swapped(rng, written, rng.choice(WRITERS)(_Pen(rng, stage, actor)) or "")
    return mangled(rng, written, rng.randint(1, 2))[:120]


def _swapped(rng: Random, one: str, other: str) -> str:
    """Put a part of another one in the place of a part."""
    mine, theirs = one.split(":"), other.split(":")
    mine[rng.randrange(len(mine))] = rng.choice([*theirs, *NUMBERS])
    return ":".join(mine)[:120]


class _Pen:
    """Choose what stands in a custom_id."""

    def __init__(self, rng: Random, stage: Stage, actor: Actor) -> None:
        self.rng, self.stage, self.actor = rng, stage, actor

    @property
    def version(self) -> str:
        return self.rng.choice([self.stage.bot.advisor.knowledge.version] * 4 + ["0a0a0a", "z"])

    @property
    def person(self) -> int:
        own, victim = int(self.actor.user["id"]), int(self.stage.victim["id"])
        return self.rng.choice([own, own, victim, victim, 0, 1, 10**20 - 1])

    @property
    def message(self) -> int:
        realm = self.rng.choice([self.stage.here, self.stage.there])
        return self.rng.choice([int(realm.message["id"]), 0, 2**63, 10**20 - 1])

    @property
    def channel(self) -> int:
        rooms = [self.actor.room, self.stage.there.room, self.stage.here.room]
        return self.rng.choice([*(int(one["id"]) for one in rooms), 10**20 - 1])

    @property
    def career(self) -> str:
        return self.rng.choice([*CAREERS, *CAREERS, "nobody", "-"])

    @property
    def item(self) -> str:
        known = [item for one in self.stage.bot.advisor.careers for item in one.ids]
        return self.rng.choice([*known, "salary.none", "none"])

    @property
    def source(self) -> str:
        compared = [f"compared.{self.number}.1.2.3", f"compared.0.1.{self.number}"]
        places = [ABOVE, AGAIN, TOPICS, ids.item_source(self.career, self.item), *compared]
        place = self.rng.choice(places)
        return f"{place}@{self.career}:{self.item}" if self.rng.random() < HARDLY_EVER else place

    @property
    def number(self) -> int:
        return self.rng.choice([0, 1, 2, 7, 99, 999])

    @property
    def key(self) -> str:
        stage = self.stage
        keys = (*stage.here.keys, *stage.office.keys, *stage.there.keys, GUESSED, ids.FORGOTTEN)
        return self.rng.choice(keys)

    @property
    def marks(self) -> str:
        items = [(self.career, self.item) for _ in range(self.rng.randint(0, 9))]
        return ids.marks_of(items)

    @property
    def outcome(self) -> Outcome:
        return self.rng.choice(list(Outcome))

    @property
    def ratings(self) -> tuple[int, ...]:
        return tuple(self.rng.choices(range(6), k=self.rng.choice([1, 2, 3, 4, 5, 6, 20])))


WRITERS: Sequence[Callable[[_Pen], str | None]] = (
    lambda pen: f"show:{pen.version[:6]}:{pen.career}:{pen.item}",
    lambda pen: ids.related_id(pen.version),
    lambda pen: ids.careers_id(pen.version),
    lambda pen: f"why:{pen.version[:6]}:{pen.source}",
    lambda pen: f"page:{pen.version[:6]}:{pen.person}:{pen.number}:{pen.source}",
    lambda pen: ids.remove_id(pen.person),
    lambda pen: f"new:{pen.person}:{pen.source}",
    lambda pen: f"human:{pen.person}:{pen.source}",
    lambda pen: f"ask:{pen.message}:{pen.message}",
    lambda _pen: "leave",
    lambda pen: ids.done_id(pen.person),
    lambda _pen: "forget-me",
    lambda pen: ids.fit_id(
        pen.version, pen.career, pen.ratings, pen.rng.choice(["form", "result", "rate"]), pen.number
    ),
    lambda pen: ids.road_id(
        *(pen.version, pen.career, pen.person),
        *(pen.rng.choice(["path", "next", "forget", "details", "done", "open", "x"]), pen.number),
    ),
    lambda pen: ids.post_id(pen.channel, pen.message),
    lambda pen: ids.setup_open_id(pen.rng.choice([*Page, "nowhere", None])),
    lambda pen: ids.setup_id(
        pen.rng.choice([*PAGE_OF, "nothing"]),
        pen.rng.choice(["yes", "no", "none", "ask", "strict", None, None]),
    ),
    lambda pen: ids.solved_id(pen.outcome, pen.marks),
    lambda pen: f"unhelpful:{pen.outcome}:{pen.marks}:{pen.source}",
    lambda pen: ids.reason_id(pen.message, pen.outcome, pen.marks),
    # Not with a key that is kept: whoever knows one has it from the text's own asker.
    lambda pen: ids.forget_id(pen.person, pen.rng.choice([GUESSED, ids.FORGOTTEN])),
    lambda pen: curating.page_id(pen.rng.choice(["feedback", "gaps", "choose"]), pen.number),
    lambda pen: curating.group_id(pen.rng.choice(["add", "section", "entry", "ignore"]), pen.key),
    lambda pen: curating.topic_id(pen.key, pen.career, pen.item),
    lambda pen: curating.said_id(pen.key, pen.career),
)


def chosen(rng: Random, stage: Stage, actor: Actor) -> list[str]:
    """Choose in a select what was offered to somebody, or never."""
    pen = _Pen(rng, stage, actor)
    offered = [
        *(f"{pen.career}:{pen.item}", pen.key, f"{pen.number}", f"{pen.channel}"),
        *("wrong topic", "strict", rng.choice(list(Page)), "../../etc/passwd", rng.choice(NUMBERS)),
    ]
    values = rng.choices(offered, k=rng.choice([1, 1, 1, 2, 3]))
    return [mangled(rng, one, 1)[:100] if rng.random() < HARDLY_EVER else one for one in values]
