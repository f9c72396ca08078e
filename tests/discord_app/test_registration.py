from __future__ import annotations

import json
import logging
import random
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

import discord
import pytest
import simcord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.registration import (
    HASH_SHOWN,
    Standing,
    State,
    canonical_command,
    compare,
    compared,
    content_hash,
)
from tests.discord_app.conftest import Place

Wire = dict[str, Any]

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.text(min_size=1, max_size=12)
VALUES = WORDS | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def choices(value: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Wire]]:
    made = st.fixed_dictionaries({"name": WORDS, "value": value})
    return st.lists(made, unique_by=lambda one: one["name"], max_size=3)


def options(deeper: st.SearchStrategy[list[Wire]]) -> st.SearchStrategy[list[Wire]]:
    made = st.fixed_dictionaries(
        {"name": WORDS, "description": WORDS, "type": st.integers(1, 11)},
        optional={
            "required": st.booleans(),
            "autocomplete": st.booleans(),
            "choices": choices(
                WORDS | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
            ),
            "channel_types": st.lists(st.integers(0, 16), unique=True, max_size=3),
            "min_value": st.integers(),
            "max_length": st.integers(1, 6000),
            "options": deeper,
        },
    )
    return st.lists(made, unique_by=lambda one: one["name"], max_size=3)


COMMANDS = st.lists(
    st.fixed_dictionaries(
        {"name": WORDS, "description": WORDS, "type": st.integers(1, 3)},
        optional={
            "options": options(options(st.just([]))),
            "contexts": st.lists(st.integers(0, 2), min_size=1, unique=True),
            "integration_types": st.lists(st.integers(0, 1), min_size=1, unique=True),
            "default_member_permissions": st.none() | st.integers(0, 2**50),
            "nsfw": st.booleans(),
        },
    ),
    unique_by=lambda one: (one["type"], one["name"]),
    max_size=5,
)


def rearranged(value: Any, order: random.Random) -> Any:
    """Return JSON with every list and every mapping in another order."""
    if isinstance(value, list):
        return order.sample([rearranged(one, order) for one in value], len(value))
    if isinstance(value, dict):
        return {key: rearranged(value[key], order) for key in order.sample(list(value), len(value))}
    return value


def as_held(value: Any, number: int) -> Any:
    """Return JSON as Discord holds it: what it adds, what it leaves out, what it writes anew."""
    if isinstance(value, list):
        return [as_held(one, number) for one in value]
    if not isinstance(value, dict):
        return value
    said = {key: one for key, one in value.items() if one is not False and one not in ([], None)}
    held = {key: as_held(one, number) for key, one in said.items()}
    if "default_member_permissions" in held:
        held["default_member_permissions"] = str(held["default_member_permissions"])
    added = {"id": str(number), "application_id": "1", "version": str(number + 1)}
    return {**added, "name_localizations": None, "dm_permission": True, **held}


def mappings(value: Any) -> list[Wire]:
    """Return every command, option and choice."""
    if isinstance(value, list):
        return [found for one in value for found in mappings(one)]
    if isinstance(value, dict):
        return [value, *(found for one in value.values() for found in mappings(one))]
    return []


def another(value: Any) -> Any:
    """Return another word, figure or choice between yes and no."""
    if isinstance(value, bool):
        return not value
    return f"{value}!" if isinstance(value, str) else int(not value)


@unhurried
@given(COMMANDS, st.randoms())
def test_no_order_changes_the_hash(given_commands: list[Wire], order: random.Random) -> None:
    other = rearranged(given_commands, order)
    assert content_hash(other) == content_hash(given_commands)
    assert compare(given_commands, other).is_same


@unhurried
@given(COMMANDS, st.integers(1, 2**60))
def test_nothing_that_discord_adds_or_leaves_out_changes_the_hash(
    sent: list[Wire], number: int
) -> None:
    held = as_held(sent, number)
    assert content_hash(held) == content_hash(sent)
    assert all(one.state is State.REGISTERED for one in compare(held, sent).standings)


@unhurried
@given(st.data(), COMMANDS.filter(bool))
def test_any_change_of_a_word_or_a_figure_changes_the_hash(
    data: st.DataObject, before: list[Wire]
) -> None:
    after = deepcopy(before)
    changed = data.draw(st.sampled_from(mappings(after)))
    counts = [key for key, value in changed.items() if not isinstance(value, list | None)]
    key = data.draw(st.sampled_from(counts))
    changed[key] = another(changed[key])
    assert content_hash(after) != content_hash(before)
    assert not compare(before, after).is_same


@unhurried
@given(st.data(), COMMANDS.filter(bool))
def test_anything_taken_out_changes_the_hash(data: st.DataObject, before: list[Wire]) -> None:
    after = deepcopy(before)
    lists = [after]
    for one in mappings(after):
        lists += [one[key] for key in ("options", "choices") if one.get(key)]
    shortened = data.draw(st.sampled_from(lists))
    shortened.pop()
    assert content_hash(after) != content_hash(before)


@unhurried
@given(COMMANDS)
def test_the_canonical_form_is_its_own_canonical_form(given_commands: list[Wire]) -> None:
    for one in map(canonical_command, given_commands):
        assert canonical_command(json.loads(json.dumps(one))) == one


def test_each_command_is_told_by_what_would_become_of_it() -> None:
    same, old, gone, new = ({"name": name, "description": "d"} for name in "abcd")
    changed = {**old, "description": "other", "nsfw": True}
    menu = {"name": "a", "type": 3}
    assert compare([gone, old, same], [new, same, changed, menu]).standings == (
        Standing("a", 1, State.REGISTERED),
        Standing("b", 1, State.CHANGED, ("description", "nsfw")),
        Standing("c", 1, State.REMOVED),
        Standing("d", 1, State.ADDED),
        Standing("a", 3, State.ADDED),
    )


def told(env: simcord.Env) -> int:
    """Count how often Discord was told of the commands."""
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in env.http_requests)


async def test_the_first_start_tells_discord_of_the_commands(place: Place) -> None:
    assert told(place.env) == 1


async def test_a_restart_with_the_same_commands_only_looks(
    place: Place, advisor: Advisor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.discord_app.registration")
    start = len(place.env.http_requests)
    again = AdvisorBot(advisor)
    await place.env.restart_bot(again)
    assert told(place.env) == 1
    looked = [r for r in place.env.http_requests[start:] if r.path.endswith("/commands")]
    assert [r.method for r in looked] == ["GET"]
    short = (await compared(again)).wanted[:HASH_SHOWN]
    assert caplog.messages == [f"12 commands registered already ({short})"]


def with_feedback(advisor: Advisor, description: str) -> AdvisorBot:
    """Make the bot of another version, which has one command more."""
    bot = AdvisorBot(advisor)

    @bot.tree.command(description=description)
    async def feedback(_interaction: discord.Interaction[Any]) -> None: ...

    return bot


async def test_a_restart_with_other_commands_tells_discord_once(
    place: Place, advisor: Advisor
) -> None:
    versions: dict[str, Callable[[], AdvisorBot]] = {
        "one more": partial(with_feedback, advisor, "Say what you think."),
        "other words": partial(with_feedback, advisor, "Tell us what you think."),
        "one fewer": partial(AdvisorBot, advisor),
    }
    for count, (change, version) in enumerate(versions.items(), 2):
        for _ in ("first start", "restart"):
            await place.env.restart_bot(version())
            assert told(place.env) == count, change
