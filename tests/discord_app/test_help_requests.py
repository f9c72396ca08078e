from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.answering import help_phrases as phrases
from bot.discord_app.help_requests import COOLDOWN, POSTING, is_void, refusal
from bot.storage.records import HelpRequest

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPEN = HelpRequest(guild=1, person=2, channel=3, message=4, at=NOW)
LINK = "https://discord.com/channels/1/3/4"


def test_who_never_asked_may_ask() -> None:
    assert refusal(None, NOW) is None


def test_an_open_request_refuses_another_however_old_it_is() -> None:
    for later in (timedelta(), COOLDOWN, timedelta(days=29)):
        assert refusal(OPEN, NOW + later) == phrases.STILL_OPEN.format(link=LINK)


def test_a_closed_request_refuses_another_until_the_cooldown_since_it_was_opened_is_over() -> None:
    closed = replace(OPEN, closed_at=NOW + COOLDOWN / 2)
    when = f"<t:{int((NOW + COOLDOWN).timestamp())}:R>"
    told = phrases.TOO_SOON.format(when=when, link=LINK)
    assert refusal(closed, NOW + COOLDOWN - timedelta(seconds=1)) == told
    assert refusal(closed, NOW + COOLDOWN) is None


def test_a_request_that_was_never_posted_refuses_another_only_while_it_may_be_under_way() -> None:
    unposted = replace(OPEN, message=0)
    assert refusal(unposted, NOW) == phrases.BEING_POSTED
    assert not is_void(unposted, NOW)
    assert refusal(unposted, NOW + POSTING) is None
    assert is_void(unposted, NOW + POSTING)
    assert not is_void(OPEN, NOW + POSTING)
