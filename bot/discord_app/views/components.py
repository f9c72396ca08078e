"""Decide what can be pressed under an answer, as frozen descriptions within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.answering import help_phrases, phrases
from bot.core.answering.answer import Answer, Part
from bot.discord_app import limits
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.shown import Shown
from bot.discord_app.views import custom_ids

SECTIONS_SHOWN = limits.BUTTONS_A_ROW - 2
"""Sections that can be opened; they share a row with *Why this answer?* and *Remove* or *Post*, and
make room for *Ask a human*."""


class Kind(StrEnum):
    """Name how a component looks."""

    BUTTON = "button"
    MAIN = "main"
    DANGER = "danger"
    SELECT = "select"
    TEXT_CHANNELS = "text channels"
    FORUMS = "forums"
    TEXT_CHANNELS_AND_FORUMS = "text channels and forums"
    ROLES = "roles"
    DONE = "done"
    """A button that cannot be pressed any more."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that can be pressed; a select's label is its placeholder."""

    kind: Kind
    label: str
    custom_id: str
    options: tuple[Option, ...] = ()
    row: int = 0
    chosen: tuple[int, ...] = ()
    """Ids of the channels or roles that are chosen now."""
    least: int = 1
    most: int = 1
    """How many may be chosen in a select."""


def components(
    shown: Shown, asker: int, *, private: bool, number: int = 0, total: int = 1
) -> tuple[Component, ...]:
    """Offer what fits page `number` of `total`; an item with too long a name is left out.

    *Did you mean …* takes the rows that are left.

    A private answer is dismissed by its only reader, so it has no *Remove*.
    """
    answer = shown.answer
    if not shown.version or (answer is not None and answer.small_talk is not None):
        return ()
    source = custom_ids.source_after(shown.source, answer.topic if answer else None)
    people = list(_people(shown, source, asker))
    last = [*_about(answer, source, SECTIONS_SHOWN - len(people)), *people] if answer else []
    if shown.postable:
        last.append(Component(Kind.MAIN, phrases.POST, custom_ids.post_id(*shown.postable)))
    if not private:
        label = phrases.NOT_MEANT if shown.in_post else phrases.REMOVE
        last.append(Component(Kind.BUTTON, label, custom_ids.remove_id(asker)))
    turning = [
        *_turning(shown.version, source, asker, number, total),
        *_renewing(shown, asker),
    ]
    voting = list(_voting(shown, asker))
    elsewhere = list(_unlike(_elsewhere(answer), last)) if answer else []
    related = list(_related(answer)) if answer else []
    rows = [elsewhere, related, *_chunks([*turning, *voting]), last]
    room = limits.ROWS - sum(map(bool, rows))
    tied = list(_unlike(_tied(answer), [*last, *elsewhere])) if answer else []
    return tuple(_in_rows([*_chunks(tied[: room * limits.BUTTONS_A_ROW]), *rows]))


def _about(answer: Answer, source: str, sections: int) -> Iterator[Component]:
    """Offer why the answer is as it is, and that many sections around it."""
    if answer.parts:
        yield from _buttons([(phrases.WHY, custom_ids.why_id(answer.knowledge_version, source))])
    yield from list(_sections(answer))[:sections]


def _people(shown: Shown, source: str, asker: int) -> Iterator[Component]:
    """Offer to pass the question on to people."""
    if shown.for_people:
        yield from _buttons([(help_phrases.ASK_A_HUMAN, custom_ids.human_id(asker, source))])


def _renewing(shown: Shown, asker: int) -> Iterator[Component]:
    """Offer to leave the topic that the question was read with."""
    if shown.answer and shown.answer.topic:
        yield from _buttons([(phrases.NEW_TOPIC, custom_ids.new_topic_id(asker, shown.source))])


def _turning(version: str, source: str, asker: int, number: int, total: int) -> Iterator[Component]:
    """Offer the pages before and after this one."""
    for label, other in [(phrases.PAGE_BEFORE, number - 1), (phrases.PAGE_AFTER, number + 1)]:
        if 0 <= other < total:
            custom_id = custom_ids.page_id(version, asker, other, source)
            yield from _buttons([(label.format(number=other + 1, total=total), custom_id)])


def _voting(shown: Shown, asker: int) -> Iterator[Component]:
    """Offer to say whether it helped, and not to keep the question where it was taken down."""
    answer = shown.answer
    if shown.votable and answer and not shown.postable:
        marks = custom_ids.marks_of((part.career, part.entry) for part in answer.parts)
        offered = [
            (phrases.SOLVED, custom_ids.solved_id(answer.outcome, marks)),
            (phrases.NOT_HELPFUL, custom_ids.unhelpful_id(answer.outcome, marks, shown.source)),
        ]
        yield from _buttons(offered[:1] if shown.in_post else offered)
    if shown.noted:
        yield dont_keep(asker, shown.noted)


def dont_keep(asker: int, key: str) -> Component:
    """Offer not to keep a text, or say that it is not kept any more."""
    custom_id = custom_ids.forget_id(asker, key)
    if key == custom_ids.FORGOTTEN:
        return Component(Kind.DONE, phrases.NOT_KEPT, custom_id)
    return Component(Kind.BUTTON, phrases.DONT_KEEP, custom_id)


def _tied(answer: Answer) -> Iterator[Component]:
    version = answer.knowledge_version
    return _buttons(
        (choice.question, custom_ids.show_id(version, part.career, choice.entry))
        for part in answer.parts
        for choice in part.tied
    )


def _elsewhere(answer: Answer) -> Iterator[Component]:
    """Offer the other careers: a button each while one row holds them, else a select."""
    version = answer.knowledge_version
    offered = [part.elsewhere for part in answer.parts if part.elsewhere]
    if len(offered) == 1 and len(offered[0]) <= limits.BUTTONS_A_ROW:
        yield from _buttons(
            (phrases.capital(one.title), custom_ids.show_id(version, one.career, one.entry))
            for one in offered[0]
        )
        return
    named = {
        custom_ids.item_value(one.career, one.entry): phrases.of_career(one.title, one.question)
        for choices in offered
        for one in choices
    }
    yield from _select(phrases.ANOTHER_CAREER, custom_ids.careers_id(version), named)


def _sections(answer: Answer) -> Iterator[Component]:
    """Offer each section of which an entry is shown, but not the whole."""
    whole = {(part.career, part.entry) for part in answer.parts}
    places = {
        (part.career, _section(part)): part.citation.section
        for part in answer.parts
        if (part.career, _section(part)) not in whole
    }
    for (career, section), heading in places.items():
        label = phrases.FULL_SECTION
        if len(places) > 1:
            label = f"{label}: {heading}"
        yield from _buttons(
            [(label, custom_ids.show_id(answer.knowledge_version, career, section))]
        )


def _related(answer: Answer) -> Iterator[Component]:
    shown = {(part.career, part.entry) for part in answer.parts}
    shown |= {(part.career, choice.entry) for part in answer.parts for choice in part.tied}
    found = {
        custom_ids.item_value(part.career, choice.entry): choice.question
        for part in answer.parts
        for choice in part.also
        if (part.career, choice.entry) not in shown
    }
    custom_id = custom_ids.related_id(answer.knowledge_version)
    yield from _select(phrases.RELATED_TOPICS, custom_id, found)


def _select(
    placeholder: str, custom_id: str | None, named: Mapping[str | None, str]
) -> Iterator[Component]:
    """Offer items, given as value and label; one with too long a name is left out."""
    options = tuple(
        Option(clip(label, limits.SELECT_OPTION_LABEL), value)
        for value, label in named.items()
        if value
    )
    if options and custom_id:
        offered = options[: limits.SELECT_OPTIONS]
        yield Component(Kind.SELECT, placeholder, custom_id, offered)


def _section(part: Part) -> str:
    return part.entry.partition(".")[0]


def _buttons(named: Iterable[tuple[str, str | None]]) -> Iterator[Component]:
    for label, custom_id in named:
        if custom_id:
            yield Component(Kind.BUTTON, clip(label, limits.BUTTON_LABEL), custom_id)


def _unlike(offered: Iterable[Component], others: Iterable[Component]) -> Iterator[Component]:
    """Leave out what is offered already: Discord refuses a custom_id that occurs twice."""
    seen = {other.custom_id for other in others}
    for one in offered:
        if one.custom_id not in seen:
            seen.add(one.custom_id)
            yield one


def _chunks(buttons: Sequence[Component]) -> Iterator[Sequence[Component]]:
    for start in range(0, len(buttons), limits.BUTTONS_A_ROW):
        yield buttons[start : start + limits.BUTTONS_A_ROW]


def _in_rows(rows: Iterable[Sequence[Component]]) -> Iterator[Component]:
    filled = (row for row in rows if row)
    for number, row in enumerate(filled):
        yield from (replace(one, row=number) for one in row)
