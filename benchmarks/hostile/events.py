"""Tell the bot of what happens, with fields that are missing, too many, or of unknown values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from benchmarks.hostile.judging import Sent
from benchmarks.hostile.mangling import mangled_json
from benchmarks.hostile.people import Actor, anybody, bearing
from benchmarks.hostile.stage import Stage
from benchmarks.hostile.wire import mentioning, secrets_from, tell
from tests.loopback import objects
from tests.loopback.objects import Json
from tests.loopback.people import COMMAND, COMPONENT, FORM


async def event(stage: Stage, rng: Random) -> Sent:
    """Tell of something with fields that are missing, wrong, or too many."""
    actor = anybody(stage, rng)
    name, make = rng.choice(EVENTS)
    whole = make(stage, actor)
    told = mangled_json(rng, whole, rng.randint(1, 4))
    asked = stage.loopback.world.wait_for(whole) if name == "INTERACTION_CREATE" else None
    await tell(stage, name, told)
    said = whole if name == "MESSAGE_CREATE" else None
    return Sent(asked, said, secrets_from(actor))


def _whole_command(stage: Stage, actor: Actor) -> Json:
    held = next(one for one in stage.loopback.world.commands if one["name"] == "ask")
    options = [{"name": "question", "type": 3, "value": "what do they earn"}]
    data = {"id": held["id"], "name": "ask", "type": 1, "options": options}
    return actor.interaction(stage.loopback, COMMAND, data)


def _whole_press(stage: Stage, actor: Actor) -> Json:
    shape = {"type": 2, "style": 2, "label": "Why", "custom_id": "why:0a0a0a:above"}
    data = {"custom_id": shape["custom_id"], "component_type": 2, "id": 2}
    made = actor.interaction(stage.loopback, COMPONENT, data)
    return {**made, "message": bearing(stage, actor, shape, "> what do they earn", None)}


def _whole_form(stage: Stage, actor: Actor) -> Json:
    fields = [{"type": 4, "id": 2, "custom_id": "says", "value": "Nothing is said."}]
    rows = [{"type": 1, "id": 1, "components": fields}]
    data = {"custom_id": f"curate:said:{stage.office.keys[0]}:baker", "components": rows}
    return actor.interaction(stage.loopback, FORM, data)


def _thread(stage: Stage, actor: Actor) -> Json:
    made = {**objects.channel(actor.room.get("guild_id"), "post"), "type": 11}
    about = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": objects.now()}
    return {
        **made,
        "parent_id": actor.room["id"],
        "owner_id": actor.user["id"],
        "thread_metadata": {**about, "locked": False},
        "message_count": 0,
        "member_count": 1,
    }


def _mention(stage: Stage, actor: Actor) -> Json:
    return mentioning(stage, actor, "what do they earn")


def _edited(stage: Stage, actor: Actor) -> Json:
    return {**_mention(stage, actor), "edited_timestamp": objects.now()}


def _deleted(stage: Stage, actor: Actor) -> Json:
    place = {"channel_id": actor.room["id"], "guild_id": stage.here.guild["id"]}
    return {"id": objects.new_id(), **place}


def _all_deleted(stage: Stage, actor: Actor) -> Json:
    return {"ids": [objects.new_id(), objects.new_id()], **_deleted(stage, actor)}


def _new_channel(stage: Stage, _actor: Actor) -> Json:
    return objects.channel(stage.office.guild["id"], "new")


def _new_role(stage: Stage, _actor: Actor) -> Json:
    role = {**stage.office.guild["roles"][0], "id": objects.new_id()}
    return {"guild_id": stage.office.guild["id"], "role": role}


def _other_guild(stage: Stage, _actor: Actor) -> Json:
    """Make a server that nobody else is in, so that its loss changes nothing."""
    made = objects.guild("other", objects.new_id(), stage.loopback.world.me)
    made["channels"].append(objects.channel(made["id"], "general"))
    return made


EVENTS: Sequence[tuple[str, Callable[[Stage, Actor], Json]]] = (
    ("MESSAGE_CREATE", _mention),
    ("MESSAGE_UPDATE", _edited),
    ("MESSAGE_DELETE", _deleted),
    ("MESSAGE_DELETE_BULK", _all_deleted),
    ("INTERACTION_CREATE", _whole_command),
    ("INTERACTION_CREATE", _whole_press),
    ("INTERACTION_CREATE", _whole_form),
    ("THREAD_CREATE", _thread),
    ("GUILD_CREATE", _other_guild),
    ("GUILD_UPDATE", _other_guild),
    ("GUILD_DELETE", _other_guild),
    ("CHANNEL_CREATE", _new_channel),
    ("GUILD_ROLE_CREATE", _new_role),
    ("NO_SUCH_EVENT", _deleted),
)
"""Events by their names, with what makes a whole one."""
