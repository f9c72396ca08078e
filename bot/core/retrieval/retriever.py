"""Rank a career's entries for a question, and gather the signals that say how sure that is."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.knowledge.model import Career
from bot.core.retrieval.confidence import Signals
from bot.core.retrieval.coverage import Coverage
from bot.core.retrieval.describing import Describer
from bot.core.retrieval.learning import IN, NEAR, OFF, Learned, gap_name, learn
from bot.core.retrieval.prefixes import Prefixes
from bot.core.retrieval.spelling import Mended, Speller
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.weighing import Floats
from bot.core.retrieval.wording import Worder
from bot.core.retrieval.words import ordinary_words

RANKED = 5
"""Entries that a ranking names, best first."""

GAPS_WEIGHED = 3
AGREEING_RATIO = 0.6
"""How far down the gap topics one about the best entry's section is preferred to the first."""

GAP_ABOVE = 0.08
"""Score from which a gap topic is close enough for its sentence to be shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read: its words, and those that were mended."""

    words: tuple[str, ...]
    mended: tuple[Mended, ...]
    owner: str | None = None
    """Whose text it is, where it stands in the knowledge word for word."""

    @property
    def text(self) -> str:
        """Write the words out."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the retriever found for a reading."""

    entries: tuple[tuple[str, float], ...]
    """Ids of entries or sections with their scores, best first."""
    signals: Signals
    gap: str | None
    """The gap topic that comes nearest, if one comes near at all."""
    worded: bool = False
    """The question stands in the knowledge: under the gap topic, if there is one, or the best."""
    of_another: bool = False
    """The question asks about another occupation."""

    @property
    def best(self) -> str:
        """Return the id of the first entry."""
        return self.entries[0][0]

    def led_by(self, item_id: str) -> Ranking:
        """Put an entry or a section first."""
        others = tuple(found for found in self.entries if found[0] != item_id)
        return replace(self, entries=((item_id, self.entries[0][1]), *others))


class Retriever:
    """Answer which entries of one career come nearest to a question."""

    def __init__(self, career: Career, learned: Learned | None = None) -> None:
        """Take a career and what was learned of it; left out, it is learned now."""
        learned = learn(career) if learned is None else learned
        self.career = career
        self._sections_near = {
            topic.id: {item_id.partition(".")[0] for item_id in topic.closest}
            for topic in career.gap_topics
        }
        self._describer = Describer(career)
        self._speller = Speller(learned.counts, ordinary_words(), learned.space.beside)
        self._prefixes = Prefixes(learned.counts)
        self._coverage = Coverage(learned.words_of, learned.spread)
        self._space = learned.space
        self._scorer = learned.scorer
        self._entries, self._gaps = learned.entries, learned.gaps
        self._worder, self._wordings = Worder(career), learned.wordings
        self._owners = list(learned.words_of)
        self._topics = {gap_name(topic.id): topic.id for topic in career.gap_topics}
        self._scopes = [_stretch(learned.scopes.names, kind) for kind in (IN, NEAR, OFF)]

    def read(self, text: str) -> Reading:
        """Clean a text and mend its words."""
        plain = informative(words(clean(text)))
        read, mended = self._speller.mend(plain)
        owner = self._owner(read) or (self._owner(plain) if mended else None)
        return Reading(tuple(read), tuple(mended), owner)

    def rank(self, reading: Reading) -> Ranking:
        """Rank the entries for a reading."""
        text = self._space.locate(self._describer.features(reading.words))
        scores, scope, *gaps = self._scorer.scores(text)
        entries = tuple(self._entries.best(scores, RANKED))
        gap, score = self._nearest_gap(gaps, entries[0][0])
        signals = self._signals(reading, entries, scope.tolist(), gap, score)
        gap = gap if score > GAP_ABOVE else None
        ranking = Ranking(
            entries, signals, gap, of_another=self._describer.asks_of_another(reading.words)
        )
        return self._as_worded(ranking, reading.owner) if reading.owner else ranking

    def _owner(self, read: Sequence[str]) -> str | None:
        """Name the owner of a question that stands in the knowledge word for word."""
        wording = self._worder.wording(read)
        owner = None if wording is None else self._wordings.owner(wording)
        return None if owner is None else self._owners[owner]

    def _as_worded(self, ranking: Ranking, owner: str) -> Ranking:
        """Let what stands in the knowledge word for word be found where it stands."""
        if owner in self._topics:
            return replace(ranking, gap=self._topics[owner], worded=True)
        return replace(ranking.led_by(owner), gap=None, worded=True)

    def complete(self, typed: str) -> list[str]:
        """Rank the entries for a text whose last word may still be growing."""
        return [name for name, _ in self.completions(typed)]

    def completions(self, typed: str) -> list[tuple[str, float]]:
        """Do the same, each entry with its score."""
        reading = self.read(typed)
        growing = words(clean(typed))[-1:] if not typed[-1:].isspace() else []
        if growing:
            reading = Reading((*reading.words, *self._prefixes.complete(growing[0])), ())
        text = self._space.locate(self._describer.features(reading.words))
        scores, *_ = self._scorer.scores(text)
        return [(name, score) for name, score in self._entries.best(scores) if score > 0]

    def uncovered(self, reading: Reading, item_id: str) -> tuple[str, ...]:
        """Name the most informative words that an entry does not account for."""
        return self._coverage.uncovered(reading.words, item_id)

    def _signals(
        self,
        reading: Reading,
        entries: Sequence[tuple[str, float]],
        scope: Sequence[float],
        gap: str | None,
        gap_score: float,
    ) -> Signals:
        best = entries[0][0]
        inside, near, off = (max(scope[places], default=0.0) for places in self._scopes)
        shares = self._coverage.shares(reading.words, best, gap_name(gap) if gap else None)
        return Signals(
            best=entries[0][1],
            second=entries[1][1] if len(entries) > 1 else 0.0,
            inside=inside,
            near=near,
            off=off,
            coverage=shares.covered,
            known=shares.known,
            length=math.log1p(len(reading.words)),
            gap=gap_score,
            gap_is_off=float(gap is not None and not self._sections_near[gap]),
            gap_only=shares.other_only,
            entry_only=shares.only,
            gapped=float(self._gaps is not None),
            akin=0.0 if self._gaps else self._coverage.akin(reading.words, best),
        )

    def _nearest_gap(self, scores: Sequence[Floats], entry: str) -> tuple[str | None, float]:
        """Find the nearest gap topic, one about the entry's own section before others."""
        if self._gaps is None:
            return None, 0.0
        found = self._gaps.first(scores[0], GAPS_WEIGHED)
        first, section = next(found), entry.partition(".")[0]
        near = self._sections_near[first[0]]
        if not near or section in near:
            return first
        agreeing = (one for one in found if section in self._sections_near[one[0]])
        nearest = next(agreeing, first)
        return nearest if nearest[1] >= AGREEING_RATIO * first[1] else first


def _stretch(names: Sequence[str], kind: str) -> slice:
    """Find where the scopes of a kind stand among the sorted names."""
    start = bisect_left(names, kind)
    return slice(start, start + sum(name.startswith(kind) for name in names))
