"""Do what curators press; each reads the server's inbox anew."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.answering import phrases
from bot.core.answering.advisor import Advisor
from bot.core.curating.changes import Change
from bot.core.curating.grouping import Group
from bot.core.curating.proposing import likely_owners, with_gap_topic, with_phrasings
from bot.core.errors import ChangeError
from bot.discord_app.curating import custom_ids, panels
from bot.discord_app.curating.inbox import group_of, inbox, mark
from bot.discord_app.curating.making import hand_over, refuse
from bot.discord_app.curating.rights import curators_only
from bot.discord_app.curating.topic_form import CLOSEST, NAME, SAYS, topic_form
from bot.discord_app.remembering import storage_of
from bot.discord_app.responding import defer
from bot.discord_app.sending import say
from bot.discord_app.servers import advisor_of
from bot.discord_app.views.custom_ids import ITEM
from bot.discord_app.views.panels import Panel, replace_panel
from bot.discord_app.views.pressed import Press, chosen_in, typed_in
from bot.storage.records import GapState

TEXTS_TAKEN = 5
"""Most different texts of a group that become phrasings; more of the like teach nothing."""


async def turn_feedback(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show a page of how answers were found."""
    await defer(interaction)
    await replace_panel(interaction, await feedback_page(interaction, int(named["number"])))


async def turn_gaps(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show a page of groups."""
    await defer(interaction)
    await replace_panel(interaction, await gaps_page(interaction, int(named["number"])))


async def choose(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Show the group that was chosen."""
    await defer(interaction)
    group = await _group(interaction, chosen_in(interaction))
    if group is not None:
        await _show_group(interaction, group, int(named["number"]))


async def add(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Ask for the section to which a group belongs."""
    await defer(interaction)
    group = await _group(interaction, named["key"])
    if group is not None:
        advisor = advisor_of(interaction)
        panel = panels.sections_panel(group, advisor.careers, _likely(advisor, group))
        await replace_panel(interaction, panel)


async def choose_section(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Ask for the entry of the section that was chosen."""
    await defer(interaction)
    advisor, section = advisor_of(interaction), _chosen_item(interaction)
    group = await _group(interaction, named["key"])
    if group is None:
        return
    if section is None:
        await say(interaction, phrases.TOPIC_GONE)
        return
    likely = _likely(advisor, group)
    await replace_panel(interaction, panels.entries_panel(group, advisor.careers, likely, section))


async def choose_entry(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Make phrasings of the entry that was chosen out of a group."""
    await defer(interaction)
    item, group = _chosen_item(interaction), await _group(interaction, named["key"])
    if group is None:
        return
    if item is None:
        await say(interaction, phrases.TOPIC_GONE)
        return
    await _take(interaction, group, with_phrasings(*item, _texts(group)))


async def ask_for_topic(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Open the form of a new gap topic; only the first answer to a press may do that."""
    advisor, item = advisor_of(interaction), named["item"]
    career = named["career"] or advisor.careers[0].id
    closest = item if item and advisor.has(item, career) else ""
    form = topic_form(custom_ids.said_id(named["key"], career), closest)
    await interaction.response.send_modal(form)


async def take_topic(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Make a gap topic out of a group and of what was typed into the form."""
    await defer(interaction)
    group, typed = await _group(interaction, named["key"]), typed_in(interaction)
    if group is None:
        return
    said = typed.get(NAME, ""), typed.get(SAYS, ""), typed.get(CLOSEST, "")
    try:
        change = with_gap_topic(named["career"], *said, _texts(group))
    except ChangeError as error:
        await refuse(interaction, error)
        return
    await _take(interaction, group, change)


async def ignore(interaction: discord.Interaction[Any], named: re.Match[str]) -> None:
    """Put a group aside, and with it what will be asked like it."""
    await defer(interaction)
    group = await _group(interaction, named["key"])
    if group is not None:
        await mark(interaction, group, GapState.IGNORED)
        await replace_panel(interaction, await gaps_page(interaction, 0))


async def feedback_page(interaction: discord.Interaction[Any], number: int) -> Panel:
    """Read how answers were found in a server."""
    found = await storage_of(interaction).votes.feedback(interaction.guild_id or 0)
    return panels.feedback_panel(found, advisor_of(interaction).careers, number)


async def gaps_page(interaction: discord.Interaction[Any], number: int) -> Panel:
    """Read the inbox of a server."""
    careers = advisor_of(interaction).careers
    return panels.gaps_panel(await inbox(interaction), careers, number)


async def _take(interaction: discord.Interaction[Any], group: Group, change: Change) -> None:
    """Hand over what was made out of a group, and mark it taken once that was sent."""
    await replace_panel(interaction, Panel(phrases.TRYING))
    if await hand_over(interaction, change):
        await mark(interaction, group, GapState.TAKEN)
        await replace_panel(interaction, await gaps_page(interaction, 0))
    else:
        await _show_group(interaction, group)


async def _group(interaction: discord.Interaction[Any], key: str) -> Group | None:
    """Find a group of the server by the key of one of its texts, and say where there is none."""
    group = group_of(await inbox(interaction), key)
    if group is None:
        await say(interaction, phrases.GROUP_GONE)
    return group


async def _show_group(interaction: discord.Interaction[Any], group: Group, number: int = 0) -> None:
    advisor = advisor_of(interaction)
    likely = _likely(advisor, group)[0]
    await replace_panel(interaction, panels.group_panel(group, advisor.careers, likely, number))


def _likely(advisor: Advisor, group: Group) -> tuple[panels.Item, ...]:
    return likely_owners(advisor, group.text, group.closest)


def _texts(group: Group) -> list[str]:
    """Return the most typical text of a group, then the others, the most frequent first."""
    return list(dict.fromkeys([group.text, *group.texts]))[:TEXTS_TAKEN]


def _chosen_item(interaction: discord.Interaction[Any]) -> panels.Item | None:
    """Return the item that was chosen in a select; None where it is gone."""
    found = ITEM.fullmatch(chosen_in(interaction))
    known = found and advisor_of(interaction).has(found["item"], found["career"])
    return (found["career"], found["item"]) if found and known else None


CURATING: dict[re.Pattern[str], Press] = {
    form: curators_only(press)
    for form, press in {
        custom_ids.FEEDBACK: turn_feedback,
        custom_ids.GAPS: turn_gaps,
        custom_ids.CHOOSE: choose,
        custom_ids.ADD: add,
        custom_ids.SECTION: choose_section,
        custom_ids.ENTRY: choose_entry,
        custom_ids.TOPIC: ask_for_topic,
        custom_ids.IGNORE: ignore,
    }.items()
}
"""What curators press."""

CURATING_FORMS: dict[re.Pattern[str], Press] = {custom_ids.SAID: curators_only(take_topic)}
"""What curators hand in."""
