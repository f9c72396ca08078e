"""Send the bot one hostile thing over the wire: a press, a form, a command, a message, an event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from benchmarks.hostile import custom_id_sources
from benchmarks.hostile.judging import Sent
from benchmarks.hostile.mangling import HARDLY_EVER, hostile_text, mangled_json
from benchmarks.hostile.people import (
    EPHEMERAL,
    MANAGER,
    Actor,
    anybody,
    bearing,
    component,
    manager,
)
from benchmarks.hostile.realms import SECRET_OFFICE, WORDS
from benchmarks.hostile.stage import CAREERS, Stage
from bot.discord_app.curating.custom_ids import said_id
from bot.discord_app.rendering.quoting import quotation
from tests.loopback import objects
from tests.loopback.objects import Json
from tests.loopback.people import AUTOCOMPLETE, COMMAND, COMPONENT, FORM

Case = Callable[[Stage, Random], Awaitable[Sent]]

LONGEST_MESSAGE, LONGEST_OPTION = 2_000, 6_000


async def press(stage: Stage, rng: Random) -> Sent:
    """Press what was offered to somebody else, or to nobody."""
    actor = anybody(stage, rng)
    written = custom_id_sources.custom_id(rng, stage, actor)
    values = custom_id_sources.chosen(rng, stage, actor) if rng.random() < 1 / 2 else []
    shape = component(rng, written, values)
    quote = quotation(hostile_text(rng, texts(stage), 300)) if rng.random() < 1 / 2 else ""
    reference = _reference(rng, stage, actor) if rng.random() < 1 / 3 else None
    message = bearing(stage, actor, shape, quote, reference)
    message["flags"] = rng.choice([0, EPHEMERAL])
    data = {"custom_id": written, "component_type": shape["type"], "id": 1}
    if values:
        data["values"] = values
    return await interact(stage, actor, COMPONENT, data, message)


def _reference(rng: Random, stage: Stage, actor: Actor) -> Json:
    """Name the message that the bot replied to, for once one of another server."""
    asked = stage.loopback.world.keep(actor.message(rng.choice(texts(stage))))
    target = rng.choice([asked, asked, stage.there.message])
    return {"type": 0, "channel_id": target["channel_id"], "message_id": target["id"]}


async def form(stage: Stage, rng: Random) -> Sent:
    """Hand in a form that was never opened, or not with these fields."""
    actor = rng.choice([manager, anybody_else(rng)])(stage)
    written = said_id(stage.office.keys[0], rng.choice([*CAREERS, *CAREERS, "nobody"]))
    if rng.random() < 1 / 2:
        written = custom_id_sources.custom_id(rng, stage, actor)
    whole = {"says": "The source says nothing of it.", "name": "of it", "closest": "salary"}
    fields = [
        {"type": 4, "id": number, "custom_id": key, "value": value}
        for number, (key, value) in enumerate(whole.items(), 2)
    ]
    for one in fields:
        if rng.random() < 1 / 2:
            one["value"] = hostile_text(rng, texts(stage), 400)
    rows: list[Any] = [
        {"type": 18, "id": 9, "component": one}
        if rng.random() < 1 / 2
        else {"type": 1, "id": 9, "components": [one]}
        for one in fields
    ]
    if rng.random() < 1 / 2:
        rows = mangled_json(rng, rows, rng.randint(1, 3))
    # A form is opened by a press, and comes with the message under which that was.
    below = bearing(stage, actor, component(rng, "curate:gaps:0", []), "", None)
    below["flags"] = EPHEMERAL
    return await interact(stage, actor, FORM, {"custom_id": written, "components": rows}, below)


def anybody_else(rng: Random) -> Callable[[Stage], Actor]:
    """Let anybody in."""
    return lambda stage: anybody(stage, rng)


async def command(stage: Stage, rng: Random) -> Sent:
    """Use a command, or let it be completed, with options that are hostile, missing or too many."""
    actor = anybody(stage, rng)
    held = rng.choice([one for one in stage.loopback.world.commands if one["type"] == 1])
    data = {"id": held["id"], "name": held["name"], "type": 1, "options": []}
    holder, declared = data, held.get("options") or []
    if declared and declared[0]["type"] == 1:
        chosen = rng.choice(declared)
        holder = {"type": 1, "name": chosen["name"], "options": []}
        data["options"], declared = [holder], chosen.get("options") or []
    kind = rng.choice([COMMAND, COMMAND, AUTOCOMPLETE])
    for one in declared:
        if one.get("required") or rng.random() < 2 / 3:
            holder["options"].append(_option(rng, stage, one, actor))
    completed = {one["name"] for one in declared if one.get("autocomplete")}
    typed = [one for one in holder["options"] if one["name"] in completed]
    if kind == AUTOCOMPLETE and typed:
        rng.choice(typed)["focused"] = True
    elif kind == AUTOCOMPLETE:
        kind = COMMAND
    return await interact(stage, actor, kind, data)


def _option(rng: Random, stage: Stage, declared: Json, actor: Actor) -> Json:
    """Give an option a value of its type, which Discord holds to its limits."""
    longest = declared.get("max_length") or LONGEST_OPTION
    value: Any = hostile_text(rng, texts(stage), longest) or "x"
    if declared["type"] == 5:  # noqa: PLR2004
        value = rng.random() < 1 / 2
    elif declared["type"] == 4:  # noqa: PLR2004
        value = rng.choice([0, 1, -1, 2**53])
    elif declared.get("choices"):
        value = rng.choice(declared["choices"])["value"]
    elif rng.random() < 1 / 3:
        value = rng.choice(custom_id_sources.chosen(rng, stage, actor))
    return {"name": declared["name"], "type": declared["type"], "value": value}


async def message(stage: Stage, rng: Random) -> Sent:
    """Write to the bot, and sometimes change the message a moment later."""
    actor = anybody(stage, rng)
    said = mentioning(stage, actor, hostile_text(rng, texts(stage), LONGEST_MESSAGE - 30))
    await tell(stage, "MESSAGE_CREATE", said)
    if rng.random() < HARDLY_EVER:
        changed = {**said, "content": said["content"][::-1], "edited_timestamp": objects.now()}
        await tell(stage, "MESSAGE_UPDATE", changed)
    return Sent(said=said, secrets=secrets_from(actor))


def mentioning(stage: Stage, actor: Actor, text: str) -> Json:
    """Write a message that mentions the bot."""
    me = stage.loopback.world.me
    return {**actor.message(f"<@{me['id']}> {text}"), "mentions": [{**me, "member": {}}]}


async def interact(
    stage: Stage, actor: Actor, kind: int, data: Json, message: Json | None = None
) -> Sent:
    """Send an interaction."""
    sent = actor.interaction(stage.loopback, kind, data)
    if message is not None:
        sent["message"] = message
    asked = stage.loopback.world.wait_for(sent)
    await tell(stage, "INTERACTION_CREATE", sent)
    return Sent(asked, secrets=secrets_from(actor))


async def tell(stage: Stage, name: str, data: Any) -> None:
    """Let the gateway tell of something."""
    await stage.loopback.gateway.tell(name, data)


def secrets_from(actor: Actor) -> tuple[str, ...]:
    """List the words that somebody may not be shown."""
    return tuple(one for one in WORDS if actor.permissions != MANAGER or one != SECRET_OFFICE)


def texts(stage: Stage) -> list[str]:
    """List the knowledge's questions."""
    careers = stage.bot.advisor.careers
    return [item.question for career in careers for _, item in career.items()]
