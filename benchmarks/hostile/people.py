"""Make the interactions of people who may send anything, by hand and not by what is offered."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.hostile.realms import Realm
from benchmarks.hostile.stage import Stage
from tests.loopback import objects
from tests.loopback.objects import Json
from tests.loopback.people import SELECT
from tests.loopback.server import Loopback

MEMBER = str(1 << 10 | 1 << 11 | 1 << 16)
"""View, write and read back."""

MANAGER = str(int(MEMBER) | 1 << 5)
"""Manage Server besides."""

FILES = 1 << 15
APP = str((2**53 - 1) & ~FILES)
"""What the bot may do: without files it draws no pictures, which would take most of the time."""

EPHEMERAL = 64


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody new, where they are, and what they may do there."""

    user: Json
    room: Json
    permissions: str

    def interaction(self, loopback: Loopback, kind: int, data: Json) -> Json:
        """Make an interaction."""
        made = objects.interaction(kind, loopback.world.me["id"], self.user, self.room, data)
        made["app_permissions"] = APP
        if "member" in made:
            made["member"]["permissions"] = self.permissions
        return made

    def message(self, text: str) -> Json:
        """Write a message, as the gateway tells of it."""
        made = objects.message(self.room["id"], self.user, {"content": text})
        if guild := self.room.get("guild_id"):
            member = objects.member(self.user)
            del member["user"]
            return {**made, "guild_id": guild, "member": member}
        return {**made, "channel_type": objects.DIRECT}


def member(stage: Stage, realm: Realm | None = None) -> Actor:
    """Let a member in who may do nothing special."""
    return Actor(objects.user("mallory"), (realm or stage.here).room, MEMBER)


def manager(stage: Stage) -> Actor:
    """Let somebody in who may manage the office."""
    return Actor(objects.user("olga"), stage.office.room, MANAGER)


def direct(stage: Stage) -> Actor:
    """Let somebody write to the bot directly."""
    user = objects.user("dora")
    return Actor(user, stage.loopback.world.direct_channel(user), MEMBER)


def anybody(stage: Stage, rng: Random) -> Actor:
    """Let in a member most often, else a manager or somebody directly."""
    return rng.choice([member, member, member, manager, direct])(stage)


def bearing(stage: Stage, actor: Actor, component: Json, quote: str, reference: Any) -> Json:
    """Make a message of the bot that carries a component, as if it had sent that."""
    shown = {"content": quote, "components": [{"type": 1, "components": [component]}]}
    made = objects.message(actor.room["id"], stage.loopback.world.me, shown)
    if reference is not None:
        made |= {"message_reference": reference, "type": 19}
    return made


def component(rng: Random, custom_id: str, values: list[str]) -> Json:
    """Make a button, or a select where something is chosen."""
    if not values:
        return {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
    kind = rng.choice([SELECT, SELECT, 6, 8])
    options = [{"label": "x", "value": value} for value in dict.fromkeys(values)]
    return {"type": kind, "custom_id": custom_id, **({"options": options} if kind == 3 else {})}  # noqa: PLR2004
