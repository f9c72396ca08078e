"""Write and recognise the custom_id of everything that can be pressed, at most 100 characters.

Where an item of the knowledge is meant, the start of the knowledge's version stands beside it,
so that an item that is gone can be told from one that never was. A question does not fit; its
*source* says where to read it again: see `rendering.shown`.
"""

from __future__ import annotations

import re

from bot.core.answering.answer import Topic
from bot.core.answering.fit import Ratings
from bot.discord_app import limits
from bot.discord_app.rendering.shown import ABOVE, AGAIN, TOPICS

VERSION_SHOWN = 6
"""Characters of the knowledge's version that are kept."""

SOURCE_SHOWN = 60
"""Characters of a source, beside which the longest of the other parts still fit."""

_ID = r"[0-9]{1,20}"
_VERSION = r"(?P<version>[0-9a-z]{1,6})"
_ITEM = r"(?P<career>[a-z0-9-]+):(?P<item>[a-z0-9-]+(?:\.[a-z0-9-]+)?)"
_AFTER = r"(?:@(?P<topic_career>[a-z0-9-]+):(?P<topic_item>[a-z0-9-]+(?:\.[a-z0-9-]+)?))?"
_SOURCE = rf"(?P<source>{AGAIN}|{ABOVE}|{TOPICS}|{_ITEM}){_AFTER}"

ITEM = re.compile(_ITEM)
SHOW = re.compile(f"show:{_VERSION}:{_ITEM}")
RELATED = re.compile(f"related:{_VERSION}")
WHY = re.compile(f"why:{_VERSION}:{_SOURCE}")
PAGE = re.compile(rf"page:{_VERSION}:(?P<asker>{_ID}):(?P<number>[0-9]{{1,3}}):{_SOURCE}")
REMOVE = re.compile(rf"remove:(?P<asker>{_ID})")
NEW_TOPIC = re.compile(rf"new:(?P<asker>{_ID}):(?P<source>{AGAIN}|{ABOVE})")
FIT = re.compile(
    rf"fit:{_VERSION}:(?P<career>[a-z0-9-]+):(?P<ratings>[0-5]+):(?P<wish>[a-z]+)(?P<number>[0-9]{{1,2}})"
)
ROAD = re.compile(
    rf"road:{_VERSION}:(?P<career>[a-z0-9-]+):(?P<owner>{_ID}):(?P<wish>[a-z]+)(?P<number>[0-9]{{1,3}})"
)
POST = re.compile(rf"post:(?P<channel>{_ID}):(?P<message>{_ID})")


def item_value(career: str, item_id: str) -> str | None:
    """Name an item as an option's value; None where it does not fit."""
    value = f"{career}:{item_id}"
    fits = len(value) <= limits.SELECT_OPTION_VALUE and ITEM.fullmatch(value)
    return value if fits else None


def item_source(career: str, item_id: str) -> str:
    """Name an item as the source of what is shown; one that does not fit is read from above."""
    value = item_value(career, item_id)
    return value if value and len(value) <= SOURCE_SHOWN else ABOVE


def source_after(source: str, topic: Topic | None) -> str:
    """Name with a source the topic that the question there is read with."""
    return f"{source}@{topic.career}:{topic.item}" if topic else source


def topic_in(named: re.Match[str]) -> Topic | None:
    """Return the topic that a custom_id names with its source."""
    found = named.groupdict()
    if not found.get("topic_item"):
        return None
    return Topic(found["topic_career"], found["topic_item"])


def carries(topic: Topic) -> bool:
    """Say whether a topic fits into a source; one that does not cannot be followed."""
    return len(source_after(max(AGAIN, ABOVE, key=len), topic)) <= SOURCE_SHOWN


def show_id(version: str, career: str, item_id: str) -> str | None:
    """Ask for an item; None where it does not fit."""
    return _fitting(SHOW, f"show:{_start(version)}:{career}:{item_id}")


def related_id(version: str) -> str | None:
    """Ask for the item that was chosen among related topics."""
    return _fitting(RELATED, f"related:{_start(version)}")


def why_id(version: str, source: str) -> str | None:
    """Ask why the answer to the question at its source is as it is."""
    return _fitting(WHY, f"why:{_start(version)}:{source}")


def page_id(version: str, asker: int, number: int, source: str) -> str | None:
    """Ask for a page, counted from 0, of what its asker was shown."""
    return _fitting(PAGE, f"page:{_start(version)}:{asker}:{number}:{source}")


def new_topic_id(asker: int, source: str) -> str | None:
    """Ask to read the question at its source without a topic, which its asker may do."""
    return _fitting(NEW_TOPIC, f"new:{asker}:{source}")


def remove_id(asker: int) -> str:
    """Ask to remove an answer, which its asker may do."""
    return f"remove:{asker}"


def post_id(channel: int, message: int) -> str:
    """Ask to post a preview as an answer to a message."""
    return f"post:{channel}:{message}"


def fit_id(version: str, career: str, ratings: Ratings, wish: str, number: int) -> str:
    """Ask for the page (`form`, `result`) of a self-check, or give a trait (`rate`) its rating.

    The ratings stand in it, and nowhere else.
    """
    digits = "".join(map(str, ratings))
    return f"fit:{_start(version)}:{career}:{digits}:{wish}{number}"


def road_id(version: str, career: str, owner: int, wish: str, number: int) -> str:
    """Ask for something on its owner's way; `number` is a step's place, or a page's."""
    return f"road:{_start(version)}:{career}:{owner}:{wish}{number}"


def same_version(kept: str, version: str) -> bool:
    """Tell whether the knowledge is the one that a custom_id was written for."""
    return kept == _start(version)


def _start(version: str) -> str:
    return version[:VERSION_SHOWN]


def _fitting(form: re.Pattern[str], custom_id: str) -> str | None:
    fits = len(custom_id) <= limits.CUSTOM_ID and form.fullmatch(custom_id)
    return custom_id if fits else None
