"""Remember for a while what each person was shown last, to take up what they say next."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.answering.answer import Topic
from bot.discord_app.views.custom_ids import carries

REMEMBERED = timedelta(minutes=10)
"""How long after an answer a message may follow it."""

KEPT = 10_000
"""Topics that are remembered at most: a busy ten minutes, and about 4 MB."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in which channel, by their ids, and whether nobody else sees the answer."""

    channel: int
    person: int
    private: bool = False


_Noted = tuple[str, str, bool, datetime]
"""A topic's career and item, whether it was shown in private, and when.

Every search for waste looks at all objects while all wait; it leaves a tuple of these out.
"""


class Topics:
    """Map each person in each channel to their topic, the oldest forgotten first; never on disk."""

    def __init__(self) -> None:
        self._noted: OrderedDict[tuple[int, int], _Noted] = OrderedDict()

    def keep(self, speaker: Speaker, topic: Topic | None, now: datetime) -> None:
        """Remember a topic in place of an earlier one; with none, forget that."""
        self.forget(speaker)
        self._forget_old(now)
        if topic is None or not carries(topic):
            return
        noted = topic.career, topic.item, speaker.private, now
        self._noted[speaker.channel, speaker.person] = noted
        while len(self._noted) > KEPT:
            self._noted.popitem(last=False)

    def last(self, speaker: Speaker, now: datetime) -> Topic | None:
        """Return the topic that may be taken up; what was shown in private stays private."""
        self._forget_old(now)
        noted = self._noted.get((speaker.channel, speaker.person))
        if noted is None:
            return None
        career, item, private, _ = noted
        return Topic(career, item) if speaker.private or not private else None

    def forget_person(self, person: int) -> None:
        """Let a person begin anew everywhere."""
        for channel, who in [key for key in self._noted if key[1] == person]:
            del self._noted[channel, who]

    def forget(self, speaker: Speaker) -> None:
        """Let the speaker begin anew."""
        self._noted.pop((speaker.channel, speaker.person), None)

    def _forget_old(self, now: datetime) -> None:
        """Hold no id of anybody for longer than it serves."""
        while self._noted:
            oldest, (*_, at) = next(iter(self._noted.items()))
            if now - at < REMEMBERED:
                return
            del self._noted[oldest]
