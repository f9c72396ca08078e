from __future__ import annotations

from dataclasses import dataclass

import discord
import pytest
import simcord
from discord.utils import utcnow

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.posts import YOUNG, answer_to_post
from bot.storage.database import Database
from tests.discord_app.conftest import Place, text_of
from tests.discord_app.views.pressing import offered

DEGREE = "Which degree do I need to become a machine learning engineer?"
HELLO = "thanks for any answer"


@dataclass
class Board:
    """A forum whose new posts the bot may answer."""

    place: Place
    forum: simcord.ChannelHandle
    database: Database

    async def choose(self) -> None:
        """Let the server's owners choose the forum."""
        await self.database.guilds.change(
            self.place.guild.id, {"forums": {self.forum.id}}, utcnow()
        )

    async def open(self, title: str, *texts: str) -> simcord.ChannelHandle:
        """Let Alice open a post, and write its messages."""
        thread = self.place.env.backend.create_thread(
            self.forum.id,
            title,
            self.place.alice.id,
            type=discord.ChannelType.public_thread.value,
            broadcast=False,
        )
        self.place.env.backend.announce_thread_create(thread)
        post = next(one for one in self.forum.threads if one.id == thread.id)
        for text in texts:
            await self.place.alice.send(post, text)
        return post

    def said(self, post: simcord.ChannelHandle) -> list[discord.Message]:
        return [one for one in post.history() if one.author == self.place.env.bot.user]


@pytest.fixture
def simcord_bot(remembering_bot: AdvisorBot) -> AdvisorBot:
    remembering_bot._connection._intents.message_content = True
    return remembering_bot


@pytest.fixture
async def board(place: Place, database: Database) -> Board:
    board = Board(place, place.guild.create_forum_channel("questions"), database)
    await board.choose()
    return board


async def test_a_post_whose_answer_is_sure_gets_one_reply(board: Board) -> None:
    post = await board.open(DEGREE, "I ask for a friend")
    (answer,) = board.said(post)
    assert "in computer science, data science or a related field" in text_of(answer)
    await board.place.alice.send(post, DEGREE)
    assert len(board.said(post)) == 1


async def test_title_and_text_are_read_together(board: Board) -> None:
    post = await board.open("A question", "what is the average salary of an ml engineer")
    (answer,) = board.said(post)
    assert "$118,000" in text_of(answer)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Which laptop should I buy?", "my old one broke"),
        ("hello", "hi all"),
        ("salary in berlin", "how much do ml engineers earn in berlin"),
        (DEGREE, "and which pizza do you like best in this town?"),
    ],
)
async def test_everything_that_is_not_sure_is_met_with_silence(
    board: Board, title: str, text: str
) -> None:
    assert board.said(await board.open(title, text)) == []


async def test_where_somebody_else_has_written_the_bot_is_silent(board: Board) -> None:
    bob = board.place.guild.add_member(board.place.env.create_user("bob"))
    post = await board.open(DEGREE)
    await bob.send(post, "a bachelor's degree will do")
    await board.place.alice.send(post, DEGREE)
    assert board.said(post) == []


async def test_an_older_post_is_left_alone(board: Board) -> None:
    post = await board.open(DEGREE)
    board.place.env.backend.advance_clock(YOUNG.total_seconds() + 1)
    await board.place.alice.send(post, DEGREE)
    assert board.said(post) == []


async def test_a_forum_that_was_not_chosen_is_left_alone(board: Board) -> None:
    board.forum = board.place.guild.create_forum_channel("others")
    assert board.said(await board.open(DEGREE, DEGREE)) == []


async def test_after_a_restart_no_post_is_answered_twice(
    board: Board, advisor: Advisor, database: Database
) -> None:
    post = await board.open(DEGREE, "I ask for a friend")
    again = AdvisorBot(advisor, storage=database)
    again._connection._intents.message_content = True
    await board.place.env.restart_bot(again)
    await board.place.alice.send(post, DEGREE)
    assert len(board.said(post)) == 1


async def test_its_author_takes_an_answer_away_that_was_not_meant(board: Board) -> None:
    bob = board.place.guild.add_member(board.place.env.create_user("bob"))
    post = await board.open(DEGREE, "I ask for a friend")
    (answer,) = board.said(post)
    await bob.click(answer, label=phrases.NOT_MEANT)
    assert len(board.said(post)) == 1
    await board.place.alice.click(answer, label=phrases.NOT_MEANT)
    assert board.said(post) == []


async def test_under_an_answer_one_can_say_that_it_solved_the_question(board: Board) -> None:
    (answer,) = board.said(await board.open(DEGREE, "I ask for a friend"))
    result = await board.place.alice.click(answer, label=phrases.SOLVED)
    assert phrases.VOTED in text_of(result.followups[0] if result.followups else result.response)
    (feedback,) = await board.database.votes.feedback(board.place.guild.id)
    assert (feedback.entry, feedback.solved, feedback.votes) == ("steps.degree", 1, 1)


async def test_a_turned_page_offers_what_the_first_did(
    board: Board, long_advisor: Advisor, database: Database
) -> None:
    bot = AdvisorBot(long_advisor, storage=database)
    bot._connection._intents.message_content = True
    await board.place.env.restart_bot(bot)
    post = await board.open("What do they earn?", "what is the salary")
    (first,) = board.said(post)
    forward = next(label for label in offered(first) if label.endswith("▶"))
    await board.place.alice.click(first, label=forward)
    (turned,) = board.said(post)
    assert text_of(turned) != text_of(first)
    assert {phrases.SOLVED, phrases.NOT_MEANT} <= offered(turned).keys()
    assert not {phrases.NOT_HELPFUL, phrases.REMOVE} & offered(turned).keys()


def test_small_talk_is_no_answer(advisor: Advisor) -> None:
    assert answer_to_post(advisor, HELLO, "") is None
