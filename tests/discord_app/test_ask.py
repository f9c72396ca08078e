from __future__ import annotations

import discord
import simcord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.discord_app import limits
from tests.discord_app.conftest import Place, text_of


async def test_a_question_gets_the_passage_with_its_citation_for_all_to_see(place: Place) -> None:
    result = await place.alice.slash(
        place.channel, "ask", question="What is the average salary of a machine learning engineer?"
    )
    assert result.response is not None
    assert not result.ephemeral
    (embed,) = result.response.embeds
    assert embed.title == "What is the average salary of a machine learning engineer?"
    assert "$118,000" in (embed.description or "")
    assert "2023" in (embed.footer.text or "")
    assert "Glassdoor" in (embed.footer.text or "")


async def test_a_private_answer_is_seen_by_the_asker_alone(place: Place) -> None:
    bob = place.guild.add_member(place.env.create_user("bob"))
    result = await place.alice.slash(
        place.channel, "ask", question="how much do they earn", private=True
    )
    assert result.ephemeral
    assert place.channel.history(viewer=bob) == []


async def test_what_matched_is_in_bold(place: Place) -> None:
    result = await place.alice.slash(place.channel, "ask", question="average base salary in the us")
    assert result.response is not None
    assert "**" in (result.response.embeds[0].description or "")


async def test_what_the_source_does_not_say_stands_before_the_passage(place: Place) -> None:
    result = await place.alice.slash(
        place.channel, "ask", question="what is the average salary of an ml engineer in Germany?"
    )
    assert result.response is not None
    lead, _, rest = (result.response.embeds[0].description or "").partition("\n\n")
    assert "source" in lead
    assert rest


async def test_a_question_about_something_else_is_declined_with_what_there_is(place: Place) -> None:
    result = await place.alice.slash(
        place.channel, "ask", question="what is the weather like in paris today"
    )
    assert result.response is not None
    (embed,) = result.response.embeds
    assert embed.title is None
    assert (embed.description or "").startswith(phrases.DECLINED)
    assert "machine learning engineer" in (embed.description or "")


async def test_two_questions_get_two_blocks_in_the_order_asked(place: Place) -> None:
    result = await place.alice.slash(
        place.channel,
        "ask",
        question="Which certifications should I consider? And how do I get practical experience?",
    )
    assert result.response is not None
    titles = [embed.title or "" for embed in result.response.embeds]
    assert len(titles) == 2
    assert "certifications" in titles[0]
    assert "experience" in titles[1]


async def test_suggestions_are_clean_questions_best_first(place: Place) -> None:
    offered = await place.alice.autocomplete(place.channel, "ask", "question", "averge salery")
    assert offered[0]["name"] == "What is the average salary of a machine learning engineer?"
    assert all(one["name"] == one["value"] for one in offered)


async def test_an_empty_field_already_offers_something(place: Place) -> None:
    offered = await place.alice.autocomplete(place.channel, "ask", "question", "")
    assert 0 < len(offered) <= limits.CHOICES


async def test_suggestions_stay_within_discords_limits(place: Place) -> None:
    for typed in ("", "a", "how", "salary " * 900, "🙂", "\x00", "@everyone"):
        offered = await place.alice.autocomplete(place.channel, "ask", "question", typed)
        assert len(offered) <= limits.CHOICES
        assert len({one["value"] for one in offered}) == len(offered)
        assert all(0 < len(one["name"]) <= limits.CHOICE_NAME for one in offered)


async def test_a_picked_suggestion_shows_that_very_entry(place: Place, advisor: Advisor) -> None:
    for career in advisor.careers:
        for item_id, item in career.items():
            result = await place.alice.slash(place.channel, "ask", question=item.question)
            assert result.response is not None, item_id
            assert result.response.embeds[0].title == item.question
            await place.env.advance_time(20)


async def test_commands_work_in_a_direct_message(place: Place) -> None:
    carol = place.env.create_user("carol")
    result = await carol.slash("ask", question="how much do they earn")
    assert result.response.embeds
    assert await carol.autocomplete("ask", "question", "degree")


async def test_where_embeds_are_forbidden_the_same_is_said_as_text(place: Place) -> None:
    question = "What is the average salary of a machine learning engineer?"
    allowed = await place.alice.slash(place.channel, "ask", question=question)
    forbidden = await place.alice.slash(no_embeds(place), "ask", question=question)
    assert forbidden.response is not None
    assert not forbidden.response.embeds
    for line in text_of(allowed.response).splitlines():
        assert line in forbidden.response.content


def no_embeds(place: Place) -> simcord.ChannelHandle:
    """Make a channel in which nobody may embed."""
    overwrite = discord.PermissionOverwrite(embed_links=False)
    role = place.guild.default_role
    return place.guild.create_text_channel("text-only", overwrites={role: overwrite})
