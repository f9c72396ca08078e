"""Write and recognise the custom_id of everything that can be pressed, at most 100 characters.

Where an item of the knowledge is meant, the start of the knowledge's version stands beside it,
so that an item that is gone can be told from one that never was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.discord_app import limits
from bot.discord_app.rendering.fitting import cut

VERSION_SHOWN = 6
"""Characters of the knowledge's version that are kept."""

EARLIER_KEPT = 3
"""Messages before the last one of an answer that can be named beside its asker."""

_VERSION = r"(?P<version>[0-9a-z]{1,6})"
_ITEM = r"(?P<career>[a-z0-9-]+):(?P<item>[a-z0-9-]+(?:\.[a-z0-9-]+)?)"

ITEM = re.compile(_ITEM)
SHOW = re.compile(f"show:{_VERSION}:{_ITEM}")
RELATED = re.compile(f"related:{_VERSION}")
WHY = re.compile(f"why:{_VERSION}:(?:again|(?P<kept>all|cut):(?P<question>.+))", re.DOTALL)
REMOVE = re.compile(r"remove:(?P<asker>[0-9]{1,20})(?P<earlier>(?::[0-9]{1,20}){0,3})")


def item_value(career: str, item_id: str) -> str | None:
    """Name an item as an option's value; None where it does not fit."""
    value = f"{career}:{item_id}"
    fits = len(value) <= limits.SELECT_OPTION_VALUE and ITEM.fullmatch(value)
    return value if fits else None


def show_id(version: str, career: str, item_id: str) -> str | None:
    """Ask for an item; None where it does not fit."""
    return _fitting(SHOW, f"show:{_start(version)}:{career}:{item_id}")


def related_id(version: str) -> str | None:
    """Ask for the item that was chosen among related topics."""
    return _fitting(RELATED, f"related:{_start(version)}")


def why_id(version: str, question: str | None) -> str | None:
    """Ask why; None as the question means that it is to be read again from its message.

    Of a question that does not fit, the first words are kept, and that they are not all.
    """
    start = f"why:{_start(version)}:"
    if question is None:
        return _fitting(WHY, f"{start}again")
    text = " ".join("".join(map(_writable, question)).split())
    if len(start) + len(f"all:{text}") <= limits.CUSTOM_ID:
        return _fitting(WHY, f"{start}all:{text}")
    beginning = next(cut(text, limits.CUSTOM_ID - len(f"{start}cut:")))
    return _fitting(WHY, f"{start}cut:{beginning}")


def remove_id(asker: int, earlier: Sequence[int] = ()) -> str:
    """Ask to remove an answer and the messages before its last, which its asker may do."""
    return ":".join(map(str, ("remove", asker, *earlier[-EARLIER_KEPT:])))


def same_version(kept: str, version: str) -> bool:
    """Tell whether the knowledge is the one that a custom_id was written for."""
    return kept == _start(version)


def _start(version: str) -> str:
    return version[:VERSION_SHOWN]


def _fitting(form: re.Pattern[str], custom_id: str) -> str | None:
    fits = len(custom_id) <= limits.CUSTOM_ID and form.fullmatch(custom_id)
    return custom_id if fits else None


def _writable(character: str) -> str:
    return " " if unicodedata.category(character) in {"Cc", "Cs"} else character
