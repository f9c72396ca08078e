"""Show a server's settings on one card: all of them, or one page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.core.answering import setup_phrases as phrases
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.fitting import join_fitting
from bot.discord_app.rendering.markdown import own_words
from bot.discord_app.rendering.payload import Field
from bot.discord_app.setup.contents import NAMES, Page
from bot.discord_app.setup.troubles import Kind, Trouble
from bot.storage.records import GuildSettings

COLOUR, WARNING = 0x2E7D32, 0xF9A825

DROPPED_DAYS = 30
"""How far back it is told what could not be kept."""

TROUBLES_SHOWN = 5
PLACES_SHOWN = 10
"""What is listed at most, so that all stays within one message, as plain text too."""


@dataclass(frozen=True, slots=True)
class Panel:
    """All that an owner is shown."""

    server: str
    settings: GuildSettings
    troubles: tuple[Trouble, ...]
    strictness: str
    """The operator's."""
    operators: tuple[int, ...] = ()
    """Channels of the server that the operator's settings make advice channels."""
    gone: frozenset[int] = frozenset()
    """Channels and roles that the settings name and that are no longer there."""
    dropped: int = 0
    away: bool = False
    page: Page = Page.OVERVIEW
    note: str = ""
    """What became of the last press."""
    asks: bool = False
    """Whether it is asked first if texts are to be kept."""


def panel_card(panel: Panel) -> Card:
    """Say what is set, and what stands in the way of it."""
    told = list(map(trouble_line, _told(panel)))
    parts = _overview(panel, told) if panel.page is Page.OVERVIEW else _one_page(panel, told)
    notes = [panel.note] if panel.note else []
    if panel.away and panel.note != phrases.NOT_SAVED:
        notes.append(phrases.AWAY)
    title, fields, paragraphs = parts
    warned = bool(told) or panel.away
    return Card(
        title=title,
        paragraphs=(*notes, *paragraphs),
        fields=fields,
        colour=WARNING if warned else COLOUR,
    )


_Parts = tuple[str, tuple[Field, ...], tuple[str, ...]]


def _overview(panel: Panel, told: list[str]) -> _Parts:
    lines = _listed(told) if told else [] if panel.away else [phrases.ALL_WELL]
    if panel.dropped:
        lines.append(phrases.DROPPED.format(days=DROPPED_DAYS, number=panel.dropped))
    fields = tuple(Field(NAMES[page][0], state(panel)) for page, state in STATES.items())
    title = phrases.TITLE.format(server=own_words(panel.server))
    return title, fields, (phrases.INTRO, *lines)


def _one_page(panel: Panel, told: list[str]) -> _Parts:
    page = panel.page
    does = [DOES[page]]
    if panel.asks:
        does.append(phrases.LOGGING_ASKS.format(days=panel.settings.retention_days))
    elif page is Page.LOGGING:
        does += [phrases.RETENTION_DOES] + [phrases.LOGGING_OFF_KEEPS] * panel.settings.logging
    now = Field(phrases.NOW, STATES[page](panel))
    return NAMES[page][0], (now,), (*does, *_listed(told))


def trouble_line(trouble: Trouble) -> str:
    """Say what stands in the way, and what to do about it."""
    page = NAMES[trouble.page][0]
    if trouble.kind is Kind.UNREAD:
        return phrases.CANNOT_READ_MESSAGES
    if trouble.kind is Kind.CHANNEL_GONE:
        return phrases.CHANNEL_GONE.format(page=page)
    if trouble.kind is Kind.ROLE_GONE:
        return phrases.ROLE_GONE.format(page=page)
    if trouble.kind is Kind.UNMENTIONABLE:
        return phrases.CANNOT_MENTION.format(places=_roles(trouble.places))
    names = phrases.FORUM_PERMISSIONS if trouble.forum else phrases.PERMISSIONS
    missing = ", ".join(names[one] for one in trouble.missing)
    line = phrases.LACKING.format(places=_channels(trouble.places), permissions=missing)
    return f"{line} {phrases.REFUSED}" if trouble.page is Page.OVERVIEW else line


def _told(panel: Panel) -> Iterator[Trouble]:
    """Choose the troubles of a page; the overview has all."""
    for one in panel.troubles:
        unread = one.kind is Kind.UNREAD and panel.page is Page.FORUMS
        if panel.page in {Page.OVERVIEW, one.page} or unread:
            yield one


def _listed(told: list[str]) -> list[str]:
    """List troubles under a heading, as many as are shown."""
    if not told:
        return []
    more = len(told) - TROUBLES_SHOWN
    rest = [phrases.AND_MORE.format(number=more)] if more > 0 else []
    shown = [f"• {line}" for line in told[:TROUBLES_SHOWN]]
    return [f"**{phrases.TO_PUT_RIGHT}**", *shown, *rest]


def _channels(ids: Iterable[int], gone: Collection[int] = ()) -> str:
    return _mentions("<#{}>", ids, gone)


def _roles(ids: Iterable[int], gone: Collection[int] = ()) -> str:
    return _mentions("<@&{}>", ids, gone)


def _mentions(form: str, ids: Iterable[int], gone: Collection[int]) -> str:
    """Name channels or roles as Discord shows them, those that are gone once for all."""
    here = [form.format(one) for one in ids if one not in gone]
    shown = [*here[:PLACES_SHOWN]]
    if len(here) > PLACES_SHOWN:
        shown.append(phrases.AND_MORE.format(number=len(here) - PLACES_SHOWN))
    if any(one in gone for one in ids):
        shown.append(phrases.GONE)
    return join_fitting(shown, " ", limits.EMBED_FIELD_VALUE)


def _advice(panel: Panel) -> str:
    own = sorted(panel.settings.advice_channels)
    others = [one for one in panel.operators if one not in own]
    lines = [_channels(own, panel.gone)] if own else []
    if others:
        lines.append(phrases.BY_OPERATOR.format(channels=_channels(others)))
    return "\n".join(lines) or phrases.READS_NOTHING


def _forums(panel: Panel) -> str:
    return _channels(sorted(panel.settings.forums), panel.gone) or phrases.NO_FORUM


def _help(panel: Panel) -> str:
    settings = panel.settings
    if settings.help_channel is None:
        return phrases.NO_HELP
    said = [phrases.HELP_IN.format(channel=_channels([settings.help_channel], panel.gone))]
    if settings.help_role is not None:
        said[0] += " " + phrases.HELP_FOR.format(role=_roles([settings.help_role], panel.gone))
        said.append(phrases.HELP_PINGS if settings.help_pings else phrases.HELP_SILENT)
    return ", ".join(said) + "."


def _curators(panel: Panel) -> str:
    role = panel.settings.curator_role
    if role is None:
        return phrases.MANAGERS
    return phrases.MANAGERS_AND.format(role=_roles([role], panel.gone))


def _answers(panel: Panel) -> str:
    return phrases.SEEN_BY_ASKER if panel.settings.private_answers else phrases.SEEN_BY_ALL


def _strictness(panel: Panel) -> str:
    own = panel.settings.strictness
    name, does = phrases.STRICTNESSES[own or panel.strictness]
    return f"{name}: {does}." if own else phrases.AS_OPERATOR.format(strictness=name)


def _logging(panel: Panel) -> str:
    phrase = phrases.LOGGED if panel.settings.logging else phrases.NOT_LOGGED
    return phrase.format(days=panel.settings.retention_days)


STATES: dict[Page, Callable[[Panel], str]] = {
    Page.ADVICE: _advice,
    Page.FORUMS: _forums,
    Page.HELP: _help,
    Page.CURATORS: _curators,
    Page.ANSWERS: _answers,
    Page.STRICTNESS: _strictness,
    Page.LOGGING: _logging,
}
"""Say what is set, by page."""

DOES: dict[Page, str] = {
    Page.ADVICE: phrases.ADVICE_DOES,
    Page.FORUMS: phrases.FORUMS_DOES,
    Page.HELP: phrases.HELP_DOES,
    Page.CURATORS: phrases.CURATORS_DOES,
    Page.ANSWERS: phrases.ANSWERS_DOES,
    Page.STRICTNESS: phrases.STRICTNESS_DOES,
    Page.LOGGING: phrases.LOGGING_DOES,
}
"""Say what a page is about."""
