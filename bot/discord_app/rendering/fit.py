"""Ask somebody to rate themselves on a career's traits, and show what they said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering import phrases
from bot.core.answering.citations import citation_line, cite
from bot.core.answering.composer import sentences
from bot.core.answering.fit import BEST, UNRATED, Extremes, Ratings, extremes
from bot.core.knowledge.model import Career, Entry, Section
from bot.discord_app import limits
from bot.discord_app.rendering.card import Card
from bot.discord_app.rendering.cited import cited_entry
from bot.discord_app.rendering.fitting import clip
from bot.discord_app.rendering.markdown import escape
from bot.discord_app.rendering.payload import Field
from bot.pictures.radar import Axis, Radar

TRAITS_A_PAGE = limits.ROWS - 1
"""One select a row; the last row holds the buttons."""

LEAD_SHOWN = 300
"""Characters shown of a trait while it is rated; a page of plain text holds all of them."""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What somebody said of themselves so far, and what of it is shown."""

    version: str
    """The knowledge's."""
    career: Career
    traits: Section
    ratings: Ratings
    page: int | None = 0
    """Page of the form; None shows the result."""

    @property
    def whole(self) -> bool:
        """Tell whether every trait is rated."""
        return UNRATED not in self.ratings

    @property
    def pages(self) -> int:
        """Count the pages of the form."""
        return -(-len(self.traits.entries) // TRAITS_A_PAGE)

    def places(self) -> range:
        """List the places of the traits on the page."""
        start = (self.page or 0) * TRAITS_A_PAGE
        return range(start, min(start + TRAITS_A_PAGE, len(self.traits.entries)))


def form_card(check: SelfCheck) -> Card:
    """Say what is asked, and what the traits on the page mean."""
    rated = len(check.ratings) - check.ratings.count(UNRATED)
    so_far = phrases.RATED_SO_FAR.format(count=rated, total=len(check.ratings))
    return Card(
        title=phrases.FIT_ASKED,
        paragraphs=(
            phrases.FIT_HOW.format(career=escape(check.career.title)),
            phrases.FIT_NOTE,
            f"**{so_far}**",
        ),
        fields=tuple(_trait_field(check.traits.entries[place]) for place in check.places()),
        footer=_cited(check, check.traits.id),
    )


def result_cards(check: SelfCheck) -> tuple[Card, ...]:
    """Say which traits are rated highest and lowest, and the steps that name the same."""
    found = extremes(check.ratings)
    said = [phrases.FIT_NOTE]
    if found.level:
        said.append(phrases.FIT_LEVEL)
    elif found.tied:
        said.append(phrases.FIT_TIED)
    highest = (_trait_card(check, place, phrases.RATED_HIGHEST) for place in found.highest)
    lowest = (_weak_card(check, place) for place in found.lowest)
    return (Card(title=phrases.FIT_SHOWN, paragraphs=tuple(said)), *highest, *lowest)


def radar_of(check: SelfCheck) -> Radar:
    """Picture all ratings."""
    found = extremes(check.ratings)
    axes = tuple(
        Axis(trait.title, rating, _remark(place, found))
        for place, (trait, rating) in enumerate(
            zip(check.traits.entries, check.ratings, strict=True)
        )
    )
    return Radar(phrases.FIT_SHOWN, phrases.FIT_NOTE, _cited(check, check.traits.id), axes)


def _trait_field(trait: Entry) -> Field:
    lead = sentences(trait.text)[0]
    return Field(escape(trait.title), clip(escape(lead), LEAD_SHOWN))


def _trait_card(check: SelfCheck, place: int, remark: str) -> Card:
    trait, rating = check.traits.entries[place], check.ratings[place]
    rated = phrases.RATED.format(title=escape(trait.title), rating=rating, best=BEST)
    return Card(
        title=f"{rated}, {remark}",
        paragraphs=(escape(trait.text),),
        footer=_cited(check, f"{check.traits.id}.{trait.id}"),
    )


def _weak_card(check: SelfCheck, place: int) -> Card:
    card = _trait_card(check, place, phrases.RATED_LOWEST)
    steps = tuple(_steps(check, check.traits.entries[place]))
    about = (phrases.FIT_STEPS, *steps) if steps else (phrases.FIT_NO_STEPS,)
    return Card(title=card.title, paragraphs=(*card.paragraphs, *about), footer=card.footer)


def _steps(check: SelfCheck, trait: Entry) -> Iterator[str]:
    """Write each step that the source ties to a trait, with its own citation."""
    for item_id in trait.ties:
        step = check.career.entry(item_id)
        if step is not None:
            yield cited_entry(check.career, item_id, step)


def _cited(check: SelfCheck, item_id: str) -> str:
    return citation_line(cite(check.career, item_id))


def _remark(place: int, found: Extremes) -> str:
    if place in found.highest:
        return phrases.RATED_HIGHEST
    return phrases.RATED_LOWEST if place in found.lowest else ""
