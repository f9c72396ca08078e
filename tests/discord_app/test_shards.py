from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.shards import BETWEEN, Turns

NEAR = 1e-6
SHARDS = st.integers(0, 100)


@given(st.integers(1, 16), st.lists(st.tuples(st.integers(0, 31), st.floats(0, 20)), max_size=60))
def test_shards_that_may_not_begin_together_never_do(
    at_once: int, asked: list[tuple[int, float]]
) -> None:
    turns, now = Turns(), 0.0
    turns.at_once = at_once
    begun: dict[int, list[float]] = {}
    for shard, later in asked:
        now += later
        begun.setdefault(shard % at_once, []).append(now + turns.wait(shard, now))
    for moments in begun.values():
        assert all(late - early >= BETWEEN - NEAR for early, late in pairwise(moments))


@given(SHARDS, st.floats(0, 1e6))
def test_the_first_session_waits_for_nothing(shard: int, now: float) -> None:
    assert Turns().wait(shard, now) == 0


def test_as_many_as_discord_allows_begin_at_once() -> None:
    turns = Turns()
    turns.at_once = 16
    assert [turns.wait(shard, 7) for shard in range(17)] == [*[0] * 16, BETWEEN]


def test_a_shard_whose_session_was_lost_leaves_a_pause() -> None:
    turns = Turns()
    turns.wait(3, 0)
    assert turns.wait(3, 1000) == BETWEEN
