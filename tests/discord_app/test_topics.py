from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.answering.answer import Topic
from bot.discord_app import topics
from bot.discord_app.topics import REMEMBERED, Speaker, Topics

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ALICE, BOB = Speaker(1, 10), Speaker(1, 20)
PAY, DEGREE = Topic("baker", "pay"), Topic("baker", "steps.degree")


def test_the_last_topic_is_known_to_its_person_in_its_channel() -> None:
    kept = Topics()
    kept.keep(ALICE, PAY, NOW)
    kept.keep(ALICE, DEGREE, NOW)
    assert kept.last(ALICE, NOW) == DEGREE
    assert kept.last(BOB, NOW) is None
    assert kept.last(Speaker(2, 10), NOW) is None


def test_a_topic_is_forgotten_after_ten_minutes() -> None:
    kept = Topics()
    kept.keep(ALICE, PAY, NOW)
    assert kept.last(ALICE, NOW + REMEMBERED - timedelta(seconds=1)) == PAY
    assert kept.last(ALICE, NOW + REMEMBERED) is None


def test_an_old_topic_holds_nobodys_id_once_somebody_else_is_heard() -> None:
    kept = Topics()
    kept.keep(ALICE, PAY, NOW)
    kept.keep(BOB, PAY, NOW + REMEMBERED)
    assert list(kept._noted) == [(BOB.channel, BOB.person)]
    assert kept.last(ALICE, NOW + 2 * REMEMBERED) is None
    assert not kept._noted


def test_a_topic_is_forgotten_when_there_is_none_any_more() -> None:
    kept = Topics()
    kept.keep(ALICE, PAY, NOW)
    kept.keep(ALICE, None, NOW)
    assert kept.last(ALICE, NOW) is None
    kept.forget(ALICE)


def test_what_was_shown_in_private_is_taken_up_in_private_alone() -> None:
    kept = Topics()
    alone = Speaker(ALICE.channel, ALICE.person, private=True)
    kept.keep(alone, PAY, NOW)
    assert kept.last(ALICE, NOW) is None
    assert kept.last(alone, NOW) == PAY
    kept.keep(ALICE, PAY, NOW)
    assert kept.last(alone, NOW) == PAY


def test_only_so_many_are_remembered_the_latest_ones() -> None:
    kept = Topics()
    for person in range(topics.KEPT + 5):
        kept.keep(Speaker(1, person), PAY, NOW)
    assert kept.last(Speaker(1, 4), NOW) is None
    assert kept.last(Speaker(1, 5), NOW) == PAY


def test_a_topic_that_no_button_could_carry_is_not_remembered() -> None:
    kept = Topics()
    kept.keep(ALICE, Topic("c" * 40, f"{'s' * 10}.{'e' * 40}"), NOW)
    assert kept.last(ALICE, NOW) is None


def test_a_person_who_wants_it_is_forgotten_everywhere_and_nobody_else() -> None:
    kept = Topics()
    other = Speaker(ALICE.channel, ALICE.person + 1)
    elsewhere = Speaker(ALICE.channel + 1, ALICE.person)
    for speaker in (ALICE, elsewhere, other):
        kept.keep(speaker, PAY, NOW)
    kept.forget_person(ALICE.person)
    assert [kept.last(one, NOW) for one in (ALICE, elsewhere, other)] == [None, None, PAY]
