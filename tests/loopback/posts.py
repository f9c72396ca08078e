"""Serve messages in channels."""

from __future__ import annotations

from typing import Any

from tests.loopback import objects
from tests.loopback.accounts import known
from tests.loopback.asking import NO_CONTENT, Call, Routes
from tests.loopback.objects import Json

MESSAGES = "/channels/{channel}/messages"
MESSAGE = MESSAGES + "/{message}"
SHOWN = ("content", "embeds", "components", "flags", "attachments")


def post_routes() -> Routes:
    """List the routes."""
    return {
        f"GET {MESSAGES}": listed,
        f"POST {MESSAGES}": post,
        f"GET {MESSAGE}": one,
        f"PATCH {MESSAGE}": edit,
        f"DELETE {MESSAGE}": delete,
        "POST /channels/{channel}/typing": typing,
        f"PUT {MESSAGE}/reactions/{{emoji}}/@me": typing,
    }


async def listed(call: Call) -> Any:
    here = call.named["channel"]
    found = [one for one in call.world.messages.values() if one["channel_id"] == here]
    return found[::-1][: int(call.query.get("limit", 50))]


async def post(call: Call) -> Any:
    """Post a message; one with a nonce that was seen is posted no second time."""
    place = known(call.world.channels, call.named["channel"], 10003, "Channel")
    nonce = call.body.get("nonce")
    if call.body.get("enforce_nonce") and nonce in call.world.nonces:
        return call.world.nonces[nonce]
    made = objects.message(place["id"], call.world.me, call.body)
    if reference := call.body.get("message_reference"):
        made["message_reference"] = {"type": 0, "channel_id": place["id"], **_texts(reference)}
    call.world.keep(made)
    if nonce is not None:
        call.world.nonces[nonce] = made
        while len(call.world.nonces) > NONCES:
            call.world.nonces.popitem(last=False)
    call.world.tell_posted(made)
    return made


NONCES = 1000
"""Nonces that are remembered; Discord does so for a few minutes."""


async def one(call: Call) -> Any:
    return known(call.world.messages, call.named["message"], 10008, "Message")


async def edit(call: Call) -> Any:
    message = await one(call)
    changed(message, call.body)
    return message


async def delete(call: Call) -> Any:
    await one(call)
    del call.world.messages[call.named["message"]]
    return NO_CONTENT


async def typing(call: Call) -> Any:
    return NO_CONTENT


def changed(message: Json, body: Json) -> None:
    """Change a message by what an edit names."""
    anew = objects.message("", message["author"], body)
    message.update({key: anew[key] for key in SHOWN if key in body})
    message["edited_timestamp"] = objects.now()


def _texts(reference: Json) -> Json:
    ids = {key: str(value) for key, value in reference.items() if key.endswith("_id")}
    return {key: value for key, value in ids.items() if value != "None"}
