"""Make Discord's objects, with the fields that its own document asks for."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH = 1_420_070_400_000
"""Milliseconds of the first second of 2015, from which ids count.

https://docs.discord.com/developers/reference#snowflakes
"""

ALL_PERMISSIONS = str(2**53 - 1)
UPLOAD_LIMIT = 10_485_760
"""Bytes that a server without boosts takes."""

TEXT, DIRECT = 0, 1
"""Types of channels."""

_COUNT = itertools.count()


def new_id(shard: int = 0, shards: int = 1) -> str:
    """Return an id that tells its time, which discord.py reads, and of a server its shard."""
    milliseconds = time.time_ns() // 1_000_000 - DISCORD_EPOCH
    milliseconds -= (milliseconds - shard) % shards
    return str((milliseconds << 22) | (next(_COUNT) % 2**22))


def shard_of(guild_id: str | None, shards: int) -> int:
    """Return the shard that is told of a server, or of what is in none.

    https://docs.discord.com/developers/events/gateway#sharding
    """
    return (int(guild_id) >> 22) % shards if guild_id else 0


def now() -> str:
    """Return the time as Discord writes it."""
    return datetime.now(UTC).isoformat()


def user(name: str, *, bot: bool = False) -> Json:
    """Make a person, or the bot."""
    return {
        "id": new_id(),
        "username": name,
        "discriminator": "0",
        "global_name": None,
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def own_user(bot: Json) -> Json:
    """Return the bot as it reads itself."""
    return {**bot, "mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}


def application(bot: Json) -> Json:
    """Make the application that the bot belongs to; both have one id."""
    return {
        "id": bot["id"],
        "name": bot["username"],
        "description": "",
        "icon": None,
        "type": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "owner": user("owner"),
        "bot": bot,
    }


def member(person: Json) -> Json:
    """Make a member of a server, without the person."""
    return {
        "roles": [],
        "joined_at": now(),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "banner": None,
        "permissions": ALL_PERMISSIONS,
        "pending": False,
        "premium_since": None,
        "communication_disabled_until": None,
        "user": person,
    }


def channel(guild_id: str | None, name: str, people: Iterable[Json] = ()) -> Json:
    """Make a text channel of a server, or the direct messages with somebody."""
    made: Json = {"id": new_id(), "flags": 0, "last_message_id": None}
    if guild_id is None:
        return {**made, "type": DIRECT, "recipients": list(people)}
    return {
        **made,
        "type": TEXT,
        "name": name,
        "guild_id": guild_id,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "topic": None,
        "parent_id": None,
        "rate_limit_per_user": 0,
    }


def guild(name: str, guild_id: str, bot: Json) -> Json:
    """Make a server as the gateway tells of it, in which everybody may do everything."""
    everyone = {
        "id": guild_id,
        "name": "@everyone",
        "permissions": ALL_PERMISSIONS,
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": guild_id,
        "name": name,
        "owner_id": new_id(),
        "roles": [everyone],
        "emojis": [],
        "features": [],
        "members": [member(bot)],
        "channels": [],
        "threads": [],
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "joined_at": now(),
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
    }


def message(channel_id: str, author: Json, shown: Json) -> Json:
    """Make a message from what was sent; an ephemeral one carries its flag."""
    return {
        "id": new_id(),
        "channel_id": channel_id,
        "author": author,
        "content": shown.get("content") or "",
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": shown.get("mentions", []),
        "mention_roles": [],
        "attachments": list(map(attachment, shown.get("attachments") or [])),
        "embeds": [{"type": "rich", **embed} for embed in shown.get("embeds") or []],
        "components": numbered(shown.get("components") or []),
        "pinned": False,
        "type": 19 if shown.get("message_reference") else 0,
        "flags": shown.get("flags") or 0,
    }


def attachment(sent: Json) -> Json:
    """Return a file as a message names it; what is in it is not kept."""
    name = sent.get("filename", "file")
    address = f"https://cdn.discordapp.com/attachments/{name}"
    known = {"id": new_id(), "filename": name, "url": address, "proxy_url": address}
    return {"size": 1, **sent, **known}


def numbered(components: list[Json]) -> list[Json]:
    """Give components the numbers that Discord gives them."""
    count = itertools.count(1)

    def one(component: Json) -> Json:
        inside = {"components": list(map(one, component.get("components", [])))}
        return {"id": next(count), **component, **(inside if inside["components"] else {})}

    return list(map(one, components))


def command(sent: Json, application_id: str) -> Json:
    """Return a command as Discord holds it: with ids, and permissions as text."""
    rights = sent.get("default_member_permissions")
    return {
        "id": new_id(),
        "application_id": application_id,
        "version": new_id(),
        "type": 1,
        "description": "",
        **sent,
        "default_member_permissions": None if rights is None else str(rights),
    }


def interaction(kind: int, application_id: str, person: Json, place: Json, data: Json) -> Json:
    """Make an interaction of a kind with its data, in a channel."""
    guild_id = place.get("guild_id")
    asker: Json = {"member": member(person), "guild_id": guild_id} if guild_id else {"user": person}
    return {
        "id": new_id(),
        "application_id": application_id,
        "type": kind,
        "data": data,
        "channel_id": place["id"],
        "channel": {**place, "permissions": ALL_PERMISSIONS},
        "token": f"t{new_id()}",
        "version": 1,
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": ALL_PERMISSIONS,
        "entitlements": [],
        "authorizing_integration_owners": {"0": guild_id or "0"},
        "context": 0 if guild_id else 1,
        "attachment_size_limit": UPLOAD_LIMIT,
        **asker,
    }
