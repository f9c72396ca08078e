"""Learn a career from its phrasings, questions, titles and passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.knowledge.model import Career, Entry
from bot.core.retrieval.classifier import Classes
from bot.core.retrieval.coverage import spread_of
from bot.core.retrieval.describing import Describer
from bot.core.retrieval.features import FeatureSpace, Located
from bot.core.retrieval.index import Index, Lesson
from bot.core.retrieval.scorer import Scorer
from bot.core.retrieval.spelling import without_slips
from bot.core.retrieval.text import clean, informative, words
from bot.core.retrieval.weighing import rarity, weighed
from bot.core.retrieval.wording import Worder, Wordings
from bot.core.retrieval.words import ordinary_words

SWEEPS = 5
"""Passes for the entries; twice as many change three rankings in a thousand."""

SCOPE_SWEEPS = 5
"""Passes for the scopes, which have many phrasings each."""

GAP_SWEEPS = 1
"""Passes for the gap topics, of which only the best is used."""

IN, NEAR, OFF = "in", "near", "off"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that belongs to an entry, a section or a gap topic of a career."""

    owner: str
    text: str
    gap: bool = False


def examples(career: Career) -> Iterator[Example]:
    """Yield every distinct phrasing, question, title and passage with the id of its owner."""
    for item_id, item in career.items():
        texts = [*item.phrasings, item.question, item.title]
        if isinstance(item, Entry):
            texts.append(item.text)
        yield from (Example(item_id, text) for text in dict.fromkeys(texts))
    for topic in career.gap_topics:
        texts = [*topic.phrasings, topic.title]
        yield from (Example(topic.id, text, gap=True) for text in dict.fromkeys(texts))


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of a career; it can be packed, and it holds no text but single words."""

    counts: Mapping[str, int]
    """How often each word stands in the knowledge."""
    words_of: Mapping[str, Sequence[str]]
    """The distinct words of each entry, section and gap topic."""
    spread: Mapping[str, int]
    """In how many of them each stem stands."""
    wordings: Wordings
    """Whose each text is, by their numbers among `words_of`."""
    space: FeatureSpace
    scorer: Scorer
    """Of the entries, the scopes, and the gap topics if there are any."""
    entries: Classes
    scopes: Classes
    gaps: Classes | None


def learn(career: Career, taught: Sequence[Example] | None = None) -> Learned:
    """Learn a career; `taught` replaces its own examples, to measure by leaving some out."""
    taught = list(examples(career)) if taught is None else taught
    read = [tuple(informative(words(clean(example.text)))) for example in taught]
    describer = Describer(career)
    features = [describer.features(text) for text in read]
    space = FeatureSpace.of(features)
    scorer, entries, scopes, gaps = _scored(
        career, taught, [space.locate(text) for text in features], space.size
    )
    counts = without_slips(Counter(word for text in read for word in text), ordinary_words())
    words_of = _words_by_owner(taught, read, counts)
    return Learned(
        counts=counts,
        words_of=words_of,
        spread=spread_of(words_of),
        wordings=_wordings(career, taught, read, list(words_of)),
        space=space,
        scorer=scorer,
        entries=entries,
        scopes=scopes,
        gaps=gaps,
    )


def _scored(
    career: Career, taught: Sequence[Example], located: Sequence[Located], size: int
) -> tuple[Scorer, Classes, Classes, Classes | None]:
    """Learn what scores the entries, the scopes and, if there are any, the gap topics.

    Scopes and gap topics are told apart by words alone: what lies near the source means nearly the
    same as what lies inside, and the meaning made more near questions look answered.
    """
    _, owners = Classes.of([_name(one) for one in taught])
    weights = rarity(located, owners, size)
    texts = [weighed(text, weights) for text in located]
    entries, of_entries = Classes.of([None if one.gap else one.owner for one in taught])
    closest = {topic.id: topic.closest for topic in career.gap_topics}
    scopes, of_scopes = Classes.of([_scope(one, closest) for one in taught])
    lessons = [Lesson(of_entries, SWEEPS, meant=True), Lesson(of_scopes, SCOPE_SWEEPS)]
    indexes = [Index.learn(texts, lessons, size)]
    gaps, of_gaps = Classes.of([one.owner for one in taught if one.gap])
    if of_gaps:
        about_gaps = [text for one, text in zip(taught, texts, strict=True) if one.gap]
        indexes.append(Index.learn(about_gaps, [Lesson(of_gaps, GAP_SWEEPS)], size))
    return Scorer.of(weights, indexes), entries, scopes, gaps if of_gaps else None


def _scope(example: Example, closest: Mapping[str, Sequence[str]]) -> str:
    """Name what an example teaches: inside a section, near a section, or off."""
    if not example.gap:
        return f"{IN} {example.owner.partition('.')[0]}"
    near = closest[example.owner]
    return f"{NEAR} {near[0].partition('.')[0]}" if near else OFF


def gap_name(topic: str) -> str:
    """Name a gap topic apart from a section of the same id."""
    return f"gap {topic}"


def _name(example: Example) -> str:
    return gap_name(example.owner) if example.gap else example.owner


def _wordings(
    career: Career, taught: Sequence[Example], read: Sequence[Sequence[str]], names: Sequence[str]
) -> Wordings:
    """Note whose each text is, and that a section's own name is the section's."""
    worder = Worder(career)
    number = {name: position for position, name in enumerate(names)}
    told = [(text, _name(one)) for one, text in zip(taught, read, strict=True)]
    told += [(words(name), name) for name in (one.id for one in career.sections) if name in number]
    return Wordings.of((worder.wording(text), number[name]) for text, name in told)


def _words_by_owner(
    taught: Sequence[Example], read: Sequence[Sequence[str]], known: Collection[str]
) -> dict[str, list[str]]:
    """List the distinct known words of each entry, section and gap topic."""
    found: dict[str, set[str]] = {}
    for example, text in zip(taught, read, strict=True):
        found.setdefault(_name(example), set()).update(word for word in text if word in known)
    return {name: sorted(distinct) for name, distinct in found.items()}
