"""Write what curators see, and what they can press below it; pure functions only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.core.answering import phrases
from bot.core.curating.grouping import Group
from bot.core.knowledge.model import Career
from bot.discord_app import limits
from bot.discord_app.curating import custom_ids
from bot.discord_app.rendering.fitting import clip, join_fitting
from bot.discord_app.rendering.markdown import INVISIBLE_BREAK, bullets, escape, own_words
from bot.discord_app.views.components import Component, Kind, Option
from bot.discord_app.views.custom_ids import item_value
from bot.discord_app.views.panels import Panel
from bot.storage.records import EntryFeedback

ON_A_PAGE = 8
"""Entries or groups on a page: with the texts below they fit one message."""

TEXT_SHOWN = 80
"""Characters of a question in a list; escaped they are twice as many at most."""

TEXTS_SHOWN = 8
"""Questions of a group that are listed."""

Item = tuple[str, str]
"""Career and item id."""

Row = TypeVar("Row")


def feedback_panel(found: Sequence[EntryFeedback], careers: Sequence[Career], number: int) -> Panel:
    """Say of a page of entries, those in most need first, how their answers were found."""
    if not found:
        return Panel(phrases.NO_FEEDBACK)
    shown, number, total = _page(found, number)
    lines = [_felt(one, careers) for one in shown]
    return Panel(_listed(phrases.FEEDBACK, lines), tuple(_turning("feedback", number, total)))


def gaps_panel(groups: Sequence[Group], careers: Sequence[Career], number: int) -> Panel:
    """List a page of groups, of which one can be chosen."""
    if not groups:
        return Panel(phrases.NO_GAPS)
    shown, number, total = _page(groups, number)
    first = number * ON_A_PAGE + 1
    lines = [f"{place}. {_in_short(one, careers)}" for place, one in enumerate(shown, first)]
    options = tuple(
        Option(_label(f"{place}. {one.text}"), one.keys[0])
        for place, one in enumerate(shown, first)
    )
    choosing = custom_ids.page_id("choose", number)
    select = Component(Kind.SELECT, phrases.CHOOSE_GROUP, choosing, options)
    turning = (replace(one, row=1) for one in _turning("gaps", number, total))
    return Panel(_listed(phrases.GAPS, lines), (select, *turning))


def group_panel(group: Group, careers: Sequence[Career], likely: Item, number: int = 0) -> Panel:
    """Show a group, and what can be done with it; `number` is the page that it stands on."""
    key = group.keys[0]
    texts = [own_words(clip(text, TEXT_SHOWN)) for text in group.texts[:TEXTS_SHOWN]]
    named = [
        (Kind.MAIN, phrases.ADD_PHRASING, custom_ids.group_id("add", key)),
        (Kind.BUTTON, phrases.NEW_GAP_TOPIC, custom_ids.topic_id(key, *likely)),
        (Kind.BUTTON, phrases.IGNORE, custom_ids.group_id("ignore", key)),
        (Kind.BUTTON, phrases.BACK, custom_ids.page_id("gaps", number)),
    ]
    lines = [_in_short(group, careers), *(bullets([text]) for text in texts)]
    return Panel(_listed(phrases.GROUP, lines), tuple(Component(*one) for one in named))


def sections_panel(group: Group, careers: Sequence[Career], likely: Sequence[Item]) -> Panel:
    """Ask for the section to which a group belongs, the likeliest first."""
    sections = dict.fromkeys((career, item_id.partition(".")[0]) for career, item_id in likely)
    options = _options(sections, careers)
    return _asking(group, "section", phrases.CHOOSE_SECTION, options)


def entries_panel(
    group: Group, careers: Sequence[Career], likely: Sequence[Item], section: Item
) -> Panel:
    """Ask for the entry of a section to which a group belongs, the likeliest first."""
    inside = [(one, item) for one, item in likely if (one, item.partition(".")[0]) == section]
    options = _options(dict.fromkeys(inside), careers)
    return _asking(group, "entry", phrases.CHOOSE_ENTRY, options)


def _asking(group: Group, form: str, placeholder: str, options: tuple[Option, ...]) -> Panel:
    key = group.keys[0]
    select = Component(Kind.SELECT, placeholder, custom_ids.group_id(form, key), options)
    back = Component(Kind.BUTTON, phrases.BACK, custom_ids.page_id("gaps", 0), row=1)
    return Panel(_listed(phrases.GROUP, [own_words(clip(group.text, TEXT_SHOWN))]), (select, back))


def _options(items: Mapping[Item, None], careers: Sequence[Career]) -> tuple[Option, ...]:
    found = [(item_value(*item), title_of(item, careers)) for item in items]
    options = [Option(_label(title), value) for value, title in found if value and title]
    return tuple(options[: limits.SELECT_OPTIONS])


def title_of(item: Item, careers: Sequence[Career]) -> str:
    """Return an item's title, with its career's where there are several; "" where it is gone."""
    for career in careers:
        found = dict(career.items()).get(item[1]) if career.id == item[0] else None
        if found is not None:
            return found.title if len(careers) == 1 else f"{found.title} ({career.title})"
    return ""


def _felt(one: EntryFeedback, careers: Sequence[Career]) -> str:
    item = (one.career, one.entry)
    title = title_of(item, careers) or one.entry if one.entry else phrases.DECLINED_ONES
    told = phrases.SOLVED_OF.format(
        solved=one.solved, votes=one.votes, share=f"{one.solved / one.votes:.0%}"
    )
    reasons = ", ".join(f"{escape(name)} {number}" for name, number in one.reasons.items())
    return f"• **{escape(title)}**: {told}{f' ({reasons})' if reasons else ''}"


def _in_short(group: Group, careers: Sequence[Career]) -> str:
    days = [group.first.isoformat(), group.last.isoformat()]
    asked = phrases.ASKED_TIMES.format(count=group.count, days=" – ".join(dict.fromkeys(days)))
    closest = title_of(group.closest, careers) if group.closest else ""
    near = f" · {phrases.CLOSEST.format(title=escape(closest))}" if closest else ""
    return f"{own_words(clip(group.text, TEXT_SHOWN))} · {asked}{near}"


def _page(rows: Sequence[Row], number: int) -> tuple[Sequence[Row], int, int]:
    """Return the rows of a page, its number, and the number of pages; past the last, the last."""
    total = -(-len(rows) // ON_A_PAGE)
    number = min(number, total - 1)
    return rows[number * ON_A_PAGE :][:ON_A_PAGE], number, total


def _turning(form: str, number: int, total: int) -> Iterator[Component]:
    for label, other in [(phrases.PAGE_BEFORE, number - 1), (phrases.PAGE_AFTER, number + 1)]:
        if 0 <= other < total:
            told = label.format(number=other + 1, total=total)
            yield Component(Kind.BUTTON, told, custom_ids.page_id(form, other))


def _listed(heading: str, lines: Sequence[str]) -> str:
    return join_fitting([f"**{heading}**", *lines], "\n", limits.CONTENT)


def _label(text: str) -> str:
    """Write an option, which Discord shows as it is, without what could look like a mention."""
    unmentioned = " ".join(text.split()).replace("@", f"@{INVISIBLE_BREAK}")
    return clip(unmentioned, limits.SELECT_OPTION_LABEL)
