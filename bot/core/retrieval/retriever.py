"""Rank a career's entries for a question, and gather the signals that say how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from bot.core.knowledge.model import Career, Entry
from bot.core.retrieval.confidence import Signals
from bot.core.retrieval.coverage import Coverage
from bot.core.retrieval.features import Features, FeatureSpace, Located, extract
from bot.core.retrieval.index import Index
from bot.core.retrieval.prefixes import Prefixes
from bot.core.retrieval.spelling import Mended, Speller
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.vocabulary import Vocabulary
from bot.core.retrieval.words import ordinary_words

RANKED = 5
"""Entries that a ranking names, best first."""

GAP_SWEEPS = 2
"""Passes for the gap topics, of which only the best is used."""

IN, NEAR, OFF = "in", "near", "off"


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read: its words, and those that were mended."""

    words: tuple[str, ...]
    mended: tuple[Mended, ...]

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
    """The gap topic that comes nearest, if there is any."""
    gap_score: float
    scores: Mapping[str, float]
    """The score of every entry and section."""

    @property
    def best(self) -> str:
        """Return the id of the first entry."""
        return self.entries[0][0]


@dataclass(frozen=True, slots=True)
class Example:
    """A text that belongs to an entry, a section or a gap topic of a career."""

    owner: str
    text: str
    gap: bool = False


def examples(career: Career) -> Iterator[Example]:
    """Yield every phrasing, question, title and passage with the id of its owner."""
    for item_id, item in career.items():
        texts = [*item.phrasings, item.question, item.title]
        if isinstance(item, Entry):
            texts.append(item.text)
        yield from (Example(item_id, text) for text in texts)
    for topic in career.gap_topics:
        texts = [*topic.phrasings, topic.title]
        yield from (Example(topic.id, text, gap=True) for text in texts)


class Retriever:
    """Answer which entries of one career come nearest to a question."""

    def __init__(self, career: Career, taught: list[Example] | None = None) -> None:
        """Learn a career; `taught` replaces its own examples, to measure by leaving some out."""
        self.career = career
        taught = list(examples(career)) if taught is None else taught
        read = [tuple(informative(words(clean(example.text)))) for example in taught]
        counts = Counter(word for text in read for word in text)
        self._speller = Speller(counts, ordinary_words())
        self._prefixes = Prefixes(counts)
        self._vocabulary = Vocabulary(career.vocabulary)
        features = [self._features(text) for text in read]
        self._space = FeatureSpace.of(features)
        located = [self._space.locate(text) for text in features]
        is_gap = np.array([example.gap for example in taught])
        owners = [example.owner for example in taught]

        def index(chosen: list[int], names: list[str], order: list[str], sweeps: int) -> Index:
            number = {name: position for position, name in enumerate(order)}
            return Index(
                [located[row] for row in chosen],
                [number[name] for name in names],
                self._space.size,
                sweeps,
            )

        entry_rows = np.flatnonzero(~is_gap).tolist()
        gap_rows = np.flatnonzero(is_gap).tolist()
        entry_owners = [owners[row] for row in entry_rows]
        gap_owners = [owners[row] for row in gap_rows]
        self._entries = sorted(set(entry_owners))
        self._gaps = sorted(set(gap_owners))
        self._entry_index = index(entry_rows, entry_owners, self._entries, 6)
        scopes = [self._scope(example) for example in taught]
        self._scopes = sorted(set(scopes))
        self._scope_index = index(list(range(len(taught))), scopes, self._scopes, 6)
        self._gap_index = index(gap_rows, gap_owners, self._gaps, GAP_SWEEPS) if gap_rows else None
        by_entry: dict[str, list[str]] = {}
        for example, text in zip(taught, read, strict=True):
            by_entry.setdefault(("gap " if example.gap else "") + example.owner, []).extend(text)
        self._coverage = Coverage(by_entry)

    def _features(self, read: Sequence[str]) -> Features:
        return extract(read, self._vocabulary.concepts(read))

    def _scope(self, example: Example) -> str:
        """Name what an example teaches: inside a section, near a section, or off."""
        if not example.gap:
            return f"{IN} {example.owner.partition('.')[0]}"
        closest = next(t.closest for t in self.career.gap_topics if t.id == example.owner)
        return f"{NEAR} {closest[0].partition('.')[0]}" if closest else OFF

    def read(self, text: str) -> Reading:
        """Clean a text and mend its words."""
        plain = informative(words(clean(text)))
        read, mended = self._speller.mend(plain)
        return Reading(tuple(read), tuple(mended))

    def rank(self, reading: Reading) -> Ranking:
        """Rank the entries for a reading."""
        text = self._space.locate(self._features(reading.words))
        scores = self._entry_index.scores(text)
        order = np.argsort(-scores, kind="stable")[:RANKED]
        entries = tuple((self._entries[i], float(scores[i])) for i in order)
        by_id = dict(zip(self._entries, scores.tolist(), strict=True))
        scope = dict(zip(self._scopes, self._scope_index.scores(text).tolist(), strict=True))
        signals = self._signals(reading, entries, scope)
        gap, gap_score = self._nearest_gap(text)
        return Ranking(entries, signals, gap, gap_score, scores=MappingProxyType(by_id))

    def complete(self, typed: str) -> list[str]:
        """Rank the entries for a text whose last word may still be growing."""
        reading = self.read(typed)
        growing = words(clean(typed))[-1:] if not typed[-1:].isspace() else []
        if growing:
            reading = Reading((*reading.words, *self._prefixes.complete(growing[0])), ())
        scores = self._entry_index.scores(self._space.locate(self._features(reading.words)))
        order = np.argsort(-scores, kind="stable")
        return [self._entries[i] for i in order if scores[i] > 0]

    def uncovered(self, reading: Reading, item_id: str) -> tuple[str, ...]:
        """Name the most informative words that an entry does not account for."""
        return self._coverage.uncovered(reading.words, item_id)

    def _signals(
        self, reading: Reading, entries: tuple[tuple[str, float], ...], scope: dict[str, float]
    ) -> Signals:
        best = entries[0][0]
        return Signals(
            best=entries[0][1],
            second=entries[1][1] if len(entries) > 1 else 0.0,
            inside=max(v for name, v in scope.items() if name.startswith(IN)),
            near=max((v for name, v in scope.items() if name.startswith(NEAR)), default=0.0),
            off=scope.get(OFF, 0.0),
            coverage=self._coverage.share(reading.words, best),
            known=self._coverage.known_share(reading.words),
            length=float(np.log1p(len(reading.words))),
        )

    def _nearest_gap(self, text: Located) -> tuple[str | None, float]:
        if self._gap_index is None:
            return None, 0.0
        scores = self._gap_index.scores(text)
        best = int(scores.argmax())
        return self._gaps[best], float(scores[best])
