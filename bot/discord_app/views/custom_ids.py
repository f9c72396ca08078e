"""Write and recognise the custom_id of everything that can be pressed, at most 100 characters.

Where an item of the knowledge is meant, the start of the knowledge's version stands beside it,
so that an item that is gone can be told from one that never was. A question does not fit; its
*source* says where to read it again: see `rendering.shown`. What a vote is on stands in its own
custom_id, so that it counts for what was shown, whatever became of the question and the knowledge.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from bot.core.answering.answer import Outcome, Topic
from bot.core.answering.fit import Ratings
from bot.discord_app import limits
from bot.discord_app.rendering.shown import ABOVE, AGAIN, COMPARED, TOPICS

VERSION_SHOWN = 6
"""Characters of the knowledge's version that are kept."""

SOURCE_SHOWN = 60
"""Characters of a source, beside which the longest of the other parts still fit."""

MARK_SHOWN = 7
"""Characters of an item's mark, 42 bits: among 2,000 items two are alike once in two million."""

MARKS_SHOWN = 8
"""Items that a vote is counted for: as many as a message is parted into."""

FORGOTTEN = "-" * 22
"""In the place of a text's key: it is not kept any more."""

_ID = r"[0-8]?[0-9]{1,18}"
"""An id below 9 · 10¹⁸: a database's integer holds it, and Discord's reach it in 2083."""

_VERSION = r"(?P<version>[0-9a-z]{1,6})"
_ITEM = r"(?P<career>[a-z0-9-]+):(?P<item>[a-z0-9-]+(?:\.[a-z0-9-]+)?)"
_OUTCOME = f"(?P<outcome>{'|'.join(Outcome)})"
_MARKS = rf"(?P<marks>(?:[\w-]{{{MARK_SHOWN}}}){{0,{MARKS_SHOWN}}})"
KEY = r"(?P<key>[\w-]{22})"
_PLACE = rf"(?P<source>{AGAIN}|{ABOVE}|{TOPICS}|{_ITEM})"
_AFTER = r"(?:@(?P<topic_career>[a-z0-9-]+):(?P<topic_item>[a-z0-9-]+(?:\.[a-z0-9-]+)?))?"
_COMPARED = rf"{COMPARED}(?:\.[0-9]{{1,3}}){{3,4}}"
_SOURCE = rf"(?P<source>{AGAIN}|{ABOVE}|{TOPICS}|{_COMPARED}|{_ITEM}){_AFTER}"

ITEM = re.compile(_ITEM)
SHOW = re.compile(f"show:{_VERSION}:{_ITEM}")
RELATED = re.compile(f"related:{_VERSION}")
CAREERS = re.compile(f"careers:{_VERSION}")
WHY = re.compile(f"why:{_VERSION}:{_SOURCE}")
PAGE = re.compile(rf"page:{_VERSION}:(?P<asker>{_ID}):(?P<number>[0-9]{{1,3}}):{_SOURCE}")
REMOVE = re.compile(rf"remove:(?P<asker>{_ID})")
NEW_TOPIC = re.compile(rf"new:(?P<asker>{_ID}):(?P<source>{AGAIN}|{ABOVE})")
HUMAN = re.compile(rf"human:(?P<asker>{_ID}):{_SOURCE}")
ASK = re.compile(rf"ask:(?P<answer>{_ID}):(?P<question>{_ID}){_AFTER}")
LEAVE = re.compile("leave")
DONE = re.compile(rf"done:(?P<person>{_ID})")
FORGET_ME = re.compile("forget-me")
FIT = re.compile(
    rf"fit:{_VERSION}:(?P<career>[a-z0-9-]+):(?P<ratings>[0-5]+):(?P<wish>[a-z]+)(?P<number>[0-9]{{1,2}})"
)
ROAD = re.compile(
    rf"road:{_VERSION}:(?P<career>[a-z0-9-]+):(?P<owner>{_ID}):(?P<wish>[a-z]+)(?P<number>[0-9]{{1,3}})"
)
POST = re.compile(rf"post:(?P<channel>{_ID}):(?P<message>{_ID})")
SETUP_OPEN = re.compile("setup-open(?::(?P<page>[a-z]{1,20}))?")
SETUP_SET = re.compile(r"setup-set:(?P<field>[a-z_]{1,30})(?::(?P<value>[a-z]{1,10}))?")
SOLVED = re.compile(f"solved:{_OUTCOME}:{_MARKS}", re.ASCII)
UNHELPFUL = re.compile(f"unhelpful:{_OUTCOME}:{_MARKS}:{_PLACE}", re.ASCII)
REASON = re.compile(f"reason:(?P<answer>{_ID}):{_OUTCOME}:{_MARKS}", re.ASCII)
FORGET = re.compile(f"forget:(?P<asker>{_ID}):{KEY}", re.ASCII)


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


def careers_id(version: str) -> str | None:
    """Ask for what was chosen among other careers."""
    return _fitting(CAREERS, f"careers:{_start(version)}")


def why_id(version: str, source: str) -> str | None:
    """Ask why the answer to the question at its source is as it is."""
    return _fitting(WHY, f"why:{_start(version)}:{source}")


def page_id(version: str, asker: int, number: int, source: str) -> str | None:
    """Ask for a page, counted from 0, of what its asker was shown."""
    return _fitting(PAGE, f"page:{_start(version)}:{asker}:{number}:{source}")


def new_topic_id(asker: int, source: str) -> str | None:
    """Ask to read the question at its source without a topic, which its asker may do."""
    return _fitting(NEW_TOPIC, f"new:{asker}:{source}")


def human_id(asker: int, source: str) -> str | None:
    """Ask to pass the question at its source on to people, which its asker may do."""
    return _fitting(HUMAN, f"human:{asker}:{source}")


def ask_id(answer: int, question: int, topic: Topic | None) -> str:
    """Ask to post the question quoted above, with a link to its answer and message, 0 for none.

    The question was read with the topic.
    """
    bare = f"ask:{answer}:{question}"
    return _fitting(ASK, source_after(bare, topic)) or bare


def done_id(person: int) -> str:
    """Ask to close a person's request."""
    return f"done:{person}"


def remove_id(asker: int) -> str:
    """Ask to remove an answer, which its asker may do."""
    return f"remove:{asker}"


def post_id(channel: int, message: int) -> str:
    """Ask to post a preview as an answer to a message."""
    return f"post:{channel}:{message}"


def setup_open_id(page: str | None = None) -> str:
    """Ask for a page of the settings, or for the one that is chosen in a select."""
    return f"setup-open:{page}" if page else "setup-open"


def setup_id(field: str, value: str | None = None) -> str:
    """Ask for a change of a setting, to a value or to what is chosen in a select."""
    return f"setup-set:{field}" + (f":{value}" if value else "")


def solved_id(outcome: str, marks: str) -> str:
    """Say that an answer which showed these items helped."""
    return f"solved:{outcome}:{marks}"


def unhelpful_id(outcome: str, marks: str, source: str) -> str | None:
    """Say that an answer which showed these items did not help; its question is at the source."""
    return _fitting(UNHELPFUL, f"unhelpful:{outcome}:{marks}:{source}")


def reason_id(answer: int, outcome: str, marks: str) -> str:
    """Say why an answer, by its message's id, did not help."""
    return f"reason:{answer}:{outcome}:{marks}"


def forget_id(asker: int, key: str) -> str:
    """Ask to forget the text of a question by its key, which its asker may do."""
    return f"forget:{asker}:{key}"


def marks_of(items: Iterable[tuple[str, str]]) -> str:
    """Name the items, given as career and item id, that an answer shows, each once."""
    return "".join(item_mark(*item) for item in list(dict.fromkeys(items))[:MARKS_SHOWN])


def marks_in(marks: str) -> list[str]:
    """Take the marks of several items apart."""
    return [marks[start : start + MARK_SHOWN] for start in range(0, len(marks), MARK_SHOWN)]


def item_mark(career: str, item_id: str) -> str:
    """Name an item in a few characters, the same in every version of the knowledge."""
    digest = hashlib.sha256(f"{career}:{item_id}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:MARK_SHOWN]


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
