"""Decide what can be pressed on each page of the panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.answering import setup_phrases as phrases
from bot.discord_app import limits
from bot.discord_app.setup.changes import NO, NOTHING, RETENTIONS, YES
from bot.discord_app.setup.contents import NAMES, Page
from bot.discord_app.setup.panel import Panel
from bot.discord_app.setup.troubles import named
from bot.discord_app.views.components import Component, Kind, Option
from bot.discord_app.views.custom_ids import setup_id, setup_open_id

ASK = "ask"
"""What the button asks for that only leads to the question whether texts are to be kept."""

CHANNELS_CHOSEN = limits.SELECT_OPTIONS
"""Channels that can be chosen at once."""


def controls(panel: Panel) -> tuple[Component, ...]:
    """Offer the pages to choose from, and below them what changes the one that is open."""
    rows = [[_contents(panel)], *_rows(panel)]
    filled = [row for row in rows if row]
    return tuple(replace(one, row=number) for number, row in enumerate(filled) for one in row)


def _contents(panel: Panel) -> Component:
    options = tuple(
        Option(name, page, about, chosen=page is panel.page)
        for page, (name, about) in NAMES.items()
    )
    if panel.page is Page.OVERVIEW:
        options = tuple(replace(one, chosen=False) for one in options[1:])
    return Component(Kind.SELECT, phrases.WHAT_TO_CHANGE, setup_open_id(), options)


def _rows(panel: Panel) -> Iterator[Sequence[Component]]:
    settings = panel.settings
    if panel.page is Page.ADVICE:
        yield [_many(panel, Kind.TEXT_CHANNELS, "advice_channels", phrases.CHOOSE_CHANNELS)]
        yield _nothing(panel, [("advice_channels", phrases.NO_CHANNELS)])
    elif panel.page is Page.FORUMS:
        yield [_many(panel, Kind.FORUMS, "forums", phrases.CHOOSE_FORUMS)]
        yield _nothing(panel, [("forums", phrases.NO_FORUMS)])
    elif panel.page is Page.HELP:
        yield [_one(panel, Kind.TEXT_CHANNELS_AND_FORUMS, "help_channel", phrases.CHOOSE_CHANNEL)]
        yield [_one(panel, Kind.ROLES, "help_role", phrases.CHOOSE_ROLE)]
        pings = _switch("help_pings", settings.help_pings, phrases.PING, phrases.DO_NOT_PING)
        none = [("help_channel", phrases.NO_CHANNEL), ("help_role", phrases.NO_ROLE)]
        yield [*([pings] if settings.help_role else []), *_nothing(panel, none)]
    elif panel.page is Page.CURATORS:
        yield [_one(panel, Kind.ROLES, "curator_role", phrases.CHOOSE_ROLE)]
        yield _nothing(panel, [("curator_role", phrases.NO_ROLE)])
    elif panel.page is Page.ANSWERS:
        private = settings.private_answers
        labels = phrases.MAKE_PRIVATE, phrases.MAKE_PUBLIC
        yield [_switch("private_answers", private, *labels)]
    elif panel.page is Page.STRICTNESS:
        yield [_strictness(panel)]
    elif panel.page is Page.LOGGING:
        yield _logging(panel)
        yield [] if panel.asks else [_retention(panel)]


def _many(panel: Panel, kind: Kind, field: str, label: str) -> Component:
    return replace(_one(panel, kind, field, label), most=CHANNELS_CHOSEN)


def _one(panel: Panel, kind: Kind, field: str, label: str) -> Component:
    """Offer a choice that shows what is chosen now, and that can be left empty."""
    chosen = tuple(sorted(named(panel.settings, field) - panel.gone))[:CHANNELS_CHOSEN]
    return Component(kind, label, setup_id(field), chosen=chosen, least=0)


def _nothing(panel: Panel, offered: Sequence[tuple[str, str]]) -> list[Component]:
    """Offer to take out what is chosen: on a phone a select is hard to empty."""
    return [
        Component(Kind.BUTTON, label, setup_id(field, NOTHING))
        for field, label in offered
        if named(panel.settings, field)
    ]


def _switch(field: str, is_on: bool, switch_on: str, switch_off: str) -> Component:
    label, value = (switch_off, NO) if is_on else (switch_on, YES)
    return Component(Kind.BUTTON if is_on else Kind.MAIN, label, setup_id(field, value))


def _strictness(panel: Panel) -> Component:
    own = panel.settings.strictness
    operators, follows = phrases.OPERATORS
    options = [
        Option(name, value, about, chosen=value == own)
        for value, (name, about) in phrases.STRICTNESSES.items()
    ]
    options.append(Option(operators, NOTHING, follows, chosen=own is None))
    label, custom_id = phrases.CHOOSE_STRICTNESS, setup_id("strictness")
    return Component(Kind.SELECT, label, custom_id, tuple(options))


def _logging(panel: Panel) -> list[Component]:
    if panel.asks:
        yes = Component(Kind.MAIN, phrases.LOG_YES, setup_id("logging", YES))
        return [yes, Component(Kind.BUTTON, phrases.LOG_NO, setup_open_id(Page.LOGGING))]
    if panel.settings.logging:
        return [Component(Kind.BUTTON, phrases.DO_NOT_LOG, setup_id("logging", NO))]
    return [Component(Kind.MAIN, phrases.LOG, setup_id("logging", ASK))]


def _retention(panel: Panel) -> Component:
    kept = panel.settings.retention_days
    days = sorted({*RETENTIONS, kept})
    options = [Option(phrases.DAYS.format(days=one), str(one), chosen=one == kept) for one in days]
    label, custom_id = phrases.CHOOSE_DAYS, setup_id("retention_days")
    return Component(Kind.SELECT, label, custom_id, tuple(options))
