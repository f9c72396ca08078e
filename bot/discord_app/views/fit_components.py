"""Decide what can be pressed in a self-check; all that was rated is in the custom_ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.answering import phrases
from bot.core.answering.fit import BEST, WORST
from bot.discord_app import limits
from bot.discord_app.rendering.fit import SelfCheck
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.views.components import Component, Kind, Option
from bot.discord_app.views.custom_ids import fit_id

FORM, RESULT, RATE = "form", "result", "rate"

_DESCRIBED = {WORST: phrases.WORST_RATING, BEST: phrases.BEST_RATING}


def fit_components(check: SelfCheck, number: int, total: int) -> tuple[Component, ...]:
    """Offer a select for each trait of a page, or what can be done with the result.

    `number` of `total` is the page of the result that is shown.
    """
    if check.page is None:
        turning = _turning(check, RESULT, number, total)
        return (*turning, _button(check, FORM, 0, phrases.FIT_CHANGE))
    selects = list(_selects(check))
    buttons = list(_turning(check, FORM, check.page, check.pages))
    if check.whole:
        buttons.append(_button(check, RESULT, 0, phrases.FIT_SHOW, Kind.MAIN))
    return (*selects, *(replace(button, row=len(selects)) for button in buttons))


def _selects(check: SelfCheck) -> Iterator[Component]:
    for row, place in enumerate(check.places()):
        title = check.traits.entries[place].title
        yield Component(
            Kind.SELECT,
            clip(phrases.RATE.format(title=title), limits.SELECT_PLACEHOLDER),
            fit_id(check.version, check.career.id, check.ratings, RATE, place),
            tuple(_options(title, check.ratings[place])),
            row,
        )


def _options(title: str, chosen: int) -> Iterator[Option]:
    """Offer the ratings, each with the trait's name: it stands where the placeholder stood."""
    for rating in range(WORST, BEST + 1):
        label = clip(f"{rating} · {title}", limits.SELECT_OPTION_LABEL)
        yield Option(label, f"{rating}", _DESCRIBED.get(rating, ""), rating == chosen)


def _turning(check: SelfCheck, wish: str, number: int, total: int) -> Iterator[Component]:
    for label, other in [(phrases.PAGE_BEFORE, number - 1), (phrases.PAGE_AFTER, number + 1)]:
        if 0 <= other < total:
            named = label.format(number=other + 1, total=total)
            yield _button(check, wish, other, named)


def _button(
    check: SelfCheck, wish: str, number: int, label: str, kind: Kind = Kind.BUTTON
) -> Component:
    return Component(
        kind, label, fit_id(check.version, check.career.id, check.ratings, wish, number)
    )
