"""Ask what nobody can answer, and look at what would be sent: whole, within limits, harmless."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from discord import AllowedMentions
from discord.http import handle_message_parameters

from benchmarks.hostile.mangling import hostile_text
from benchmarks.hostile.tally import Got
from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.discord_app.audience import Audience
from bot.discord_app.messages import new_message_of
from bot.discord_app.rendering.shown import ABOVE, shown_answer
from tests.discord_app.wire.requests import faults

LONGEST = 6_000
"""Characters of the longest option that Discord takes."""

TODAY = date(2026, 1, 1)

_ALIVE = re.compile(r"@everyone|@here|(?<!\\)(?:\\\\)*(?:<(?:@[!&]?|#)\d|<a?:\w+:\d|</\w+:\d|```)")
"""What Discord makes something of, where no backslash keeps it from that."""

_ADDRESS = re.compile(r"https?://[^\s)>\]]+")
_ASKER = 1


@dataclass(frozen=True)
class Asking:
    """An advisor that is asked, and its own words, which are spoilt."""

    advisor: Advisor

    @cached_property
    def texts(self) -> list[str]:
        """List the knowledge's phrasings."""
        items = [item for career in self.advisor.careers for _, item in career.items()]
        return [text for item in items for text in (item.question, *item.phrasings)]

    @cached_property
    def addresses(self) -> str:
        """Return all that the knowledge says, in which every address shown stands."""
        return "".join(career.model_dump_json() for career in self.advisor.careers)

    def ask(self, rng: Random) -> Got:
        """Ask once; raise AssertionError for what must not be shown."""
        question = hostile_text(rng, self.texts, LONGEST)
        answer = self.advisor.ask(question)
        self.advisor.suggest(question, 25)
        shown = shown_answer(self.advisor, answer, TODAY, ABOVE)
        arguments = new_message_of(shown, Audience(_ASKER, embeds=rng.random() < 1 / 2))
        self.must_be_harmless(_written(arguments))
        return Got.DECLINED if answer.outcome is Outcome.DECLINED else Got.ANSWERED

    def must_be_harmless(self, body: Any) -> None:
        """Raise AssertionError where Discord would refuse a message, or make something of it."""
        wrong = faults("POST", "/channels/1/messages", body)
        text = text_of(body)
        alive = _ALIVE.search(text)
        foreign = [one for one in _ADDRESS.findall(text) if one not in self.addresses]
        if wrong or alive or foreign:
            raise AssertionError(f"sent {wrong or alive or foreign}")


def text_of(body: Any) -> str:
    """Return all that a message's body shows."""
    embeds = body.get("embeds") or []
    texts = [body.get("content"), *(one.get("title") for one in embeds)]
    for one in embeds:
        texts += [one.get("description"), (one.get("footer") or {}).get("text")]
        texts += [text for field in one.get("fields") or [] for text in field.values()]
    return "\n".join(str(text) for text in texts if text)


def _written(arguments: dict[str, Any]) -> Any:
    """Return a message as discord.py writes it for a client that pings nobody."""
    nobody = AllowedMentions.none()
    with handle_message_parameters(**arguments, allowed_mentions=nobody) as written:
        return written.payload
