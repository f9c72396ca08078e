"""Do what people do in Discord, and wait for what the bot answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from tests.loopback import objects
from tests.loopback.gateway import Gateway
from tests.loopback.objects import Json
from tests.loopback.world import Asked, World

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
BUTTON, SELECT = 2, 3
TEXT, NUMBER, TRUTH = 3, 4, 5
_TYPES: dict[type, int] = {str: TEXT, int: NUMBER, bool: TRUTH}

LOOKS = 0.01
"""Seconds between two looks at what nothing tells of."""

PATIENCE = 20.0
"""Seconds after which nobody waits any longer."""


class Person:
    """One person, in one channel."""

    def __init__(self, world: World, gateway: Gateway, place: Json, name: str = "alice") -> None:
        self.world, self.gateway, self.place = world, gateway, place
        self.user = objects.user(name)

    async def slash(self, name: str, **options: str | int | bool) -> Asked:
        """Use a command."""
        given = [
            {"name": key, "type": _TYPES[type(value)], "value": value}
            for key, value in options.items()
        ]
        return await self._interact(COMMAND, self._command(name, given))

    async def type_into(self, name: str, option: str, typed: str) -> Asked:
        """Type into an option that is completed."""
        given = [{"name": option, "type": TEXT, "value": typed, "focused": True}]
        return await self._interact(AUTOCOMPLETE, self._command(name, given))

    async def menu(self, name: str, message: Json) -> Asked:
        """Use a command of a message's menu."""
        data = self._command(name, [])
        data |= {"target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}
        return await self._interact(COMMAND, data)

    async def press(self, message: Json, label: str) -> Asked:
        """Press the button with a label."""
        found = next(one for one in inside(message) if one.get("label") == label)
        data = {"component_type": BUTTON, "custom_id": found["custom_id"], "id": found["id"]}
        return await self._interact(COMPONENT, data, message)

    async def choose(self, message: Json, number: int = 0) -> Asked:
        """Choose an option of the first select."""
        found = next(one for one in inside(message) if one["type"] == SELECT)
        values = [found["options"][number]["value"]]
        data = {"component_type": SELECT, "custom_id": found["custom_id"], "values": values}
        return await self._interact(COMPONENT, {**data, "id": found["id"]}, message)

    async def fill_in(self, form: Asked, **texts: str) -> Asked:
        """Send a form, its fields by their custom_id."""
        rows = [
            {
                "type": 1,
                "id": number,
                "components": [{"type": 4, "id": number, "custom_id": key, "value": text}],
            }
            for number, (key, text) in enumerate(texts.items(), 1)
        ]
        return await self._interact(FORM, {"custom_id": form.data["custom_id"], "components": rows})

    async def say(self, text: str, *, to_bot: bool = True) -> Json:
        """Write a message, which mentions the bot unless it is said otherwise."""
        shown: Json = {"content": f"<@{self.world.me['id']}> {text}" if to_bot else text}
        if to_bot:
            shown["mentions"] = [{**self.world.me, "member": {}}]
        said = self.world.keep(objects.message(self.place["id"], self.user, shown))
        await self._tell("MESSAGE_CREATE", said)
        return said

    async def repeat(self, said: Json) -> None:
        """Let Discord tell of a message once more, as a replay does."""
        await self._tell("MESSAGE_CREATE", said)

    async def edit(self, said: Json, text: str) -> None:
        """Change an own message."""
        said["content"], said["edited_timestamp"] = text, objects.now()
        await self._tell("MESSAGE_UPDATE", said)

    async def delete(self, said: Json) -> None:
        """Delete an own message."""
        self.world.messages.pop(said["id"], None)
        await self._tell("MESSAGE_DELETE", {"id": said["id"], "channel_id": said["channel_id"]})

    async def answer_to(self, said: Json, seconds: float = PATIENCE) -> Json:
        """Wait for the bot's reply to a message."""
        found = self.answers_to(said)
        return found[0] if found else await self.world.replied(said["id"], seconds)

    def answers_to(self, said: Json) -> list[Json]:
        """List the bot's replies to a message."""
        return [
            one
            for one in self.world.by_bot()
            if one.get("message_reference", {}).get("message_id") == said["id"]
        ]

    def _command(self, name: str, options: list[Json]) -> Json:
        held = self.world.command(name)
        return {"id": held["id"], "name": name, "type": held["type"], "options": options}

    async def _interact(self, kind: int, data: Json, message: Json | None = None) -> Asked:
        sent = objects.interaction(kind, self.world.me["id"], self.user, self.place, data)
        if message is not None:
            sent["message"] = message
        asked = self.world.wait_for(sent)
        await self.gateway.tell("INTERACTION_CREATE", sent, self.place.get("guild_id"))
        return asked

    async def _tell(self, event: str, data: Json) -> None:
        guild_id = self.place.get("guild_id")
        about: Json = {"guild_id": guild_id} if guild_id else {"channel_type": objects.DIRECT}
        if guild_id and "author" in data:
            about["member"] = {**objects.member(self.user), "user": None}
            del about["member"]["user"]
        await self.gateway.tell(event, {**data, **about}, guild_id)


async def until(happened: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait for something that nothing tells of."""
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(LOOKS)


async def shown(asked: Asked, seconds: float = PATIENCE) -> Asked:
    """Wait until the person of an interaction has something to read."""
    async with asyncio.timeout(seconds):
        await asked.shown.wait()
    return asked


def inside(message: Json) -> Iterator[Any]:
    """List what can be pressed in a message."""
    for row in message["components"]:
        yield from row["components"]


def text_of(message: Json) -> str:
    """Return all that a message says."""
    texts = [message["content"]]
    for embed in message["embeds"]:
        texts += [embed.get("title"), embed.get("description")]
        texts += [one["value"] for one in embed.get("fields") or []]
    return "\n".join(text for text in texts if text)
