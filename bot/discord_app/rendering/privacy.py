"""Say what is kept, why and how long, from what the tables themselves declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.core.answering import privacy_phrases as phrases
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.markdown import bullets, escape
from bot.storage.records import RETENTION_DAYS, SERVERS_OWN, GuildSettings, Keeping


def privacy_card(keepings: Mapping[str, Keeping], here: GuildSettings | None) -> Card:
    """Say everything; `here` are the settings of the server where it is asked, if it is one."""
    return Card(paragraphs=tuple(_paragraphs(keepings.values(), here)))


def row(keeping: Keeping) -> str:
    """Say of one table what it holds, why, and for how long."""
    return phrases.ROW.format(holds=keeping.holds, why=keeping.why, time=time_of(keeping))


def time_of(keeping: Keeping) -> str:
    """Say how long something is kept."""
    if keeping.days is None:
        return phrases.WITH_ITS_WHOLE
    if keeping.days == SERVERS_OWN:
        return phrases.AS_LONG_AS_SERVERS.format(days=RETENTION_DAYS)
    time = phrases.FOR_DAYS.format(days=keeping.days)
    return phrases.AFTER.format(time=time, event=keeping.after) if keeping.after else time


def _paragraphs(keepings: Iterable[Keeping], here: GuildSettings | None) -> Iterator[str]:
    rows = list(keepings)
    if not rows:
        yield phrases.NOTHING_ON_DISK
    else:
        yield _listed(phrases.KEPT_OF_YOU, (one for one in rows if one.person))
        yield _listed(phrases.KEPT_OF_NOBODY, (one for one in rows if not one.person))
    yield f"**{phrases.NOT_KEPT}**\n{bullets([phrases.QUESTIONS_STAY, phrases.IN_MEMORY])}"
    if rows:
        yield f"**{phrases.GOOD_TO_KNOW}**\n{bullets([phrases.GAP_TEXTS, phrases.ASKED_PEOPLE])}"
        yield from _here(here)
        yield phrases.YOUR_RIGHTS


def _listed(heading: str, keepings: Iterable[Keeping]) -> str:
    return f"**{heading}**\n{bullets(escape(row(one)) for one in keepings)}"


def _here(settings: GuildSettings | None) -> Iterator[str]:
    if settings is not None:
        logging = phrases.LOGGING_ON if settings.logging else phrases.LOGGING_OFF
        retention = phrases.RETENTION.format(days=settings.retention_days)
        yield f"**{phrases.HERE}**\n{bullets([logging, retention])}"
