from __future__ import annotations

import re
from datetime import date

import discord
import pytest

from bot.core.answering.advisor import Advisor
from bot.discord_app.errors import EXPIRED
from bot.discord_app.pace import ASKED, SECONDS
from tests.discord_app.conftest import Place, text_of

SECRET = "my secret question about pay"


async def test_too_many_commands_are_told_how_long_to_wait(place: Place) -> None:
    for _ in range(ASKED):
        await place.alice.slash(place.channel, "ask", question="pay")
    refused = await place.alice.slash(place.channel, "salary")
    assert refused.ephemeral
    found = re.fullmatch(
        r"That was quick\. Please try again in (\d+) s\.", text_of(refused.response)
    )
    assert found
    assert 0 < int(found[1]) <= SECONDS
    assert [type(error) for error in place.env.errors] == [discord.app_commands.CommandOnCooldown]


async def test_after_the_wait_commands_work_again(place: Place) -> None:
    for _ in range(ASKED):
        await place.alice.slash(place.channel, "help")
    await place.env.advance_time(SECONDS)
    result = await place.alice.slash(place.channel, "help")
    assert not result.ephemeral


async def test_one_persons_pace_is_not_anothers(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    for _ in range(ASKED):
        await place.alice.slash(place.channel, "help")
    assert not (await bob.slash(place.channel, "help")).ephemeral


async def test_suggestions_do_not_count_as_commands(place: Place) -> None:
    for _ in range(3 * ASKED):
        await place.alice.autocomplete(place.channel, "ask", "question", "pay")
    assert not (await place.alice.slash(place.channel, "help")).ephemeral


async def test_a_failing_command_says_so_with_a_reference_and_logs_no_words(
    place: Place,
    advisor: Advisor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    break_answers(advisor, monkeypatch)
    result = await place.alice.slash(place.channel, "ask", question=SECRET)
    assert result.ephemeral
    assert_reported(text_of(result.response), caplog)
    assert "/ask failed" in caplog.text
    assert len(place.env.errors) == 1


async def test_a_failing_mention_says_so_too(
    place: Place,
    advisor: Advisor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    break_answers(advisor, monkeypatch)
    await place.alice.send(place.channel, f"{place.bot_mention} {SECRET}")
    assert_reported(place.answers()[-1], caplog)


async def test_when_discord_takes_neither_answer_nor_apology_the_log_has_both(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.env.inject_error("POST", "/interactions/*", status=400, code=50035, times=None)
    await place.alice.slash(place.channel, "ask", question=SECRET)
    assert "status 400, code 50035" in caplog.text
    assert "could not be told" in caplog.text
    assert SECRET not in caplog.text
    assert len(place.env.errors) == 1


@pytest.mark.parametrize("code", sorted(EXPIRED))
async def test_an_interaction_that_expired_is_no_failure(
    place: Place, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    caplog.set_level("INFO", "bot")
    place.env.inject_error("POST", "/interactions/*", status=404, code=code)
    await place.alice.slash(place.channel, "ask", question=SECRET)
    assert f"{code})" in caplog.text
    assert SECRET not in caplog.text
    assert place.env.errors == []


async def test_a_reply_that_discord_fails_to_take_is_logged_under_a_reference(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    await place.alice.send(place.channel, f"{place.bot_mention} {SECRET}")
    assert "on_message failed" in caplog.text
    assert SECRET not in caplog.text
    assert len(place.env.errors) == 1


def break_answers(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(question: str, *_: object) -> None:
        try:
            date.fromisoformat(question)
        except ValueError as error:
            raise RuntimeError(question) from error

    monkeypatch.setattr(advisor, "ask", fail)


def assert_reported(said: str, caplog: pytest.LogCaptureFixture) -> None:
    """The person has the reference under which the log has the rest, but not their words."""
    found = re.search(r"the reference is ([0-9a-f]{6})\.", said)
    assert found
    assert f"Reference {found[1]}" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text
