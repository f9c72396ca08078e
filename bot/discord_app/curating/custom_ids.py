"""Write and recognise the custom_ids of curators; a group is named by the key of one text."""

from __future__ import annotations

import re

from bot.discord_app.views.custom_ids import ITEM, KEY, item_source

_NUMBER = r"(?P<number>[0-9]{1,3})"

FEEDBACK = re.compile(f"curate:feedback:{_NUMBER}")
GAPS = re.compile(f"curate:gaps:{_NUMBER}")
CHOOSE = re.compile(f"curate:choose:{_NUMBER}")
ADD = re.compile(f"curate:add:{KEY}", re.ASCII)
SECTION = re.compile(f"curate:section:{KEY}", re.ASCII)
ENTRY = re.compile(f"curate:entry:{KEY}", re.ASCII)
IGNORE = re.compile(f"curate:ignore:{KEY}", re.ASCII)
TOPIC = re.compile(f"curate:topic:{KEY}(?::{ITEM.pattern})?", re.ASCII)
SAID = re.compile(f"curate:said:{KEY}:(?P<career>[a-z0-9-]+)", re.ASCII)


def page_id(form: str, number: int) -> str:
    """Ask for a page, counted from 0, of `feedback` or `gaps`; `choose` a group on it."""
    return f"curate:{form}:{number}"


def group_id(form: str, key: str) -> str:
    """Do with the group of a text what the form says: `add`, `section`, `entry` or `ignore`."""
    return f"curate:{form}:{key}"


def topic_id(key: str, career: str, item_id: str) -> str:
    """Ask for the form of a new gap topic, beside the item that comes nearest if it fits."""
    item = item_source(career, item_id)
    return f"curate:topic:{key}:{item}" if ITEM.fullmatch(item) else f"curate:topic:{key}"


def said_id(key: str, career: str) -> str:
    """Hand in the form of a new gap topic."""
    return f"curate:said:{key}:{career}"
