from __future__ import annotations

from typing import Any

import pytest

from bot.discord_app.counts import Count, Counts
from bot.discord_app.unreadable import BEGINNINGS, pass_over_unreadable

SECRET = "words of a person"
USER = {"id": "1", "username": "alice", "discriminator": "0", "avatar": None}
MESSAGE = {"id": "2", "channel_id": "3", "author": USER, "mentions": [USER], "components": []}
PRESS = {"id": "4", "channel_id": "3", "user": USER, "message": MESSAGE}


class Behind:
    """What reads events, and takes down those that it was given."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.read: list[Any] = []
        events = ("READY", "MESSAGE_CREATE", "MESSAGE_DELETE_BULK", "INTERACTION_CREATE", "ANY")
        self.parsers: dict[str, Any] = dict.fromkeys(events, self._parse)
        pass_over_unreadable(self.parsers, self.counts)

    def _parse(self, payload: Any) -> None:
        if payload == {}:
            raise KeyError(SECRET)
        self.read.append(payload)


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("MESSAGE_CREATE", MESSAGE),
        ("MESSAGE_CREATE", {**MESSAGE, "guild_id": "5", "new": {"field": [None]}}),
        ("MESSAGE_DELETE_BULK", {"ids": ["1", f"{2**63 - 1}"]}),
        ("INTERACTION_CREATE", PRESS),
        ("INTERACTION_CREATE", {**PRESS, "guild_id": "5", "member": {"user": USER}}),
        ("ANY", {"anything": 1}),
    ],
)
def test_what_is_whole_is_read_whatever_else_it_has(
    behind: Behind, event: str, payload: Any
) -> None:
    behind.parsers[event](payload)
    assert behind.read == [payload]
    assert behind.counts == {}


@pytest.mark.parametrize(
    ("event", "payload"),
    [
        ("ANY", {}),
        ("MESSAGE_CREATE", {}),
        ("MESSAGE_CREATE", {**MESSAGE, "id": f"{2**63}"}),
        ("MESSAGE_CREATE", {**MESSAGE, "id": "me"}),
        ("MESSAGE_CREATE", {**MESSAGE, "author": {"id": "1"}}),
        ("MESSAGE_CREATE", {key: one for key, one in MESSAGE.items() if key != "mentions"}),
        ("MESSAGE_DELETE_BULK", {"ids": ["1", "-2"]}),
        ("INTERACTION_CREATE", {**PRESS, "guild_id": "5"}),
        ("INTERACTION_CREATE", {**PRESS, "message": {**MESSAGE, "components": [{}]}}),
    ],
)
def test_what_is_not_whole_is_passed_over_without_its_words(
    behind: Behind, event: str, payload: Any, caplog: pytest.LogCaptureFixture
) -> None:
    behind.parsers[event](payload)
    assert behind.read == []
    assert behind.counts == {Count.UNREADABLE: 1}
    (record,) = caplog.records
    assert event in record.getMessage()
    assert SECRET not in caplog.text


def test_the_beginning_of_a_session_that_cannot_be_read_is_not_passed_over(behind: Behind) -> None:
    assert "READY" in BEGINNINGS
    with pytest.raises(KeyError):
        behind.parsers["READY"]({})
