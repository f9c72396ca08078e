"""Serve the answers to interactions: the first response, and what follows it up."""

from __future__ import annotations

from typing import Any

from tests.loopback import objects
from tests.loopback.accounts import known
from tests.loopback.asking import NO_CONTENT, Call, Routes
from tests.loopback.faults import RefusedError
from tests.loopback.objects import Json
from tests.loopback.posts import changed
from tests.loopback.world import FIRST_RESPONSE, LATER_RESPONSES, Asked

SHOW, DEFER, DEFER_UPDATE, UPDATE = 4, 5, 6, 7
EPHEMERAL, LOADING = 64, 128

WEBHOOK = "/webhooks/{application}/{token}"
ORIGINAL = "@original"


def answer_routes() -> Routes:
    """List the routes."""
    return {
        "POST /interactions/{interaction}/{token}/callback": callback,
        f"POST {WEBHOOK}": follow_up,
        f"GET {WEBHOOK}/messages/{{message}}": read,
        f"PATCH {WEBHOOK}/messages/{{message}}": edit,
        f"DELETE {WEBHOOK}/messages/{{message}}": delete,
    }


async def callback(call: Call) -> Any:
    """Take the first response, in time and once."""
    asked = known(call.world.asked, call.named["token"], 10062, "interaction")
    if asked.age > FIRST_RESPONSE:
        raise RefusedError(404, 10062, "Unknown interaction")
    if asked.kind is not None:
        raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
    asked.kind, asked.data = call.body["type"], call.body.get("data") or {}
    asked.seconds = asked.age
    asked.responded.set()
    _first(call, asked)
    if asked.kind != DEFER:
        asked.shown.set()
    return _response(asked)


def _first(call: Call, asked: Asked) -> None:
    if asked.kind in (SHOW, DEFER):
        asked.original = _message(call, asked, asked.data)
        if asked.kind == DEFER:
            asked.original["flags"] |= LOADING
    elif asked.kind in (DEFER_UPDATE, UPDATE):
        asked.original = asked.sent.get("message")
        if asked.kind == UPDATE and asked.original:
            changed(asked.original, asked.data)


def _response(asked: Asked) -> Json:
    sent = asked.sent
    told: Json = {"id": sent["id"], "type": sent["type"]}
    if asked.original is not None:
        told["response_message_id"] = asked.original["id"]
        told["response_message_ephemeral"] = bool(asked.original["flags"] & EPHEMERAL)
        told["response_message_loading"] = bool(asked.original["flags"] & LOADING)
    response: Json = {"interaction": told}
    if asked.original is not None and asked.kind in (SHOW, UPDATE):
        response["resource"] = {"type": asked.kind, "message": asked.original}
    return response


async def follow_up(call: Call) -> Any:
    """Take one more message; the first after a deferral comes in its place."""
    asked = _of_token(call)
    waiting = asked.original if asked.kind == DEFER else None
    if waiting is not None and waiting["flags"] & LOADING:
        waiting["flags"] &= ~LOADING
        changed(waiting, {**call.body, "flags": waiting["flags"]})
        made = waiting
    else:
        made = _message(call, asked, call.body)
        asked.later.append(made)
    asked.shown.set()
    return made


async def read(call: Call) -> Any:
    return _named(call)


async def edit(call: Call) -> Any:
    message = _named(call)
    changed(message, call.body)
    message["flags"] &= ~LOADING
    _of_token(call).shown.set()
    return message


async def delete(call: Call) -> Any:
    message = _named(call)
    call.world.messages.pop(message["id"], None)
    asked = _of_token(call)
    asked.original = None if asked.original is message else asked.original
    asked.shown.set()
    return NO_CONTENT


def _of_token(call: Call) -> Asked:
    asked = call.world.asked.get(call.named["token"])
    if asked is None or asked.age > LATER_RESPONSES:
        raise RefusedError(401, 50027, "Invalid Webhook Token")
    if asked.kind is None:
        raise RefusedError(404, 10015, "Unknown Webhook")
    return asked


def _named(call: Call) -> Json:
    asked, named = _of_token(call), call.named["message"]
    for message in asked.messages:
        if message["id"] == named or (named == ORIGINAL and message is asked.original):
            return message
    raise RefusedError(404, 10008, "Unknown Message")


def _message(call: Call, asked: Asked, shown: Json) -> Json:
    made = objects.message(asked.sent["channel_id"], call.world.me, shown)
    made |= {"application_id": call.world.me["id"], "webhook_id": call.world.me["id"]}
    return call.world.keep(made) if not made["flags"] & EPHEMERAL else made
