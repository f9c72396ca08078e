"""Hold what a knowledge file says, as frozen models that also are its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

LONGEST_SLUG, LONGEST_ID, LONGEST_PHRASING, LONGEST_TEXT = 40, 60, 500, 1500
"""Characters of names and texts, for whoever asks for some."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_SLUG)
]
"""A public name of an item: lower case, digits and single hyphens."""

EntryId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)?$", max_length=LONGEST_ID)
]
"""A section's id, or an entry's in full, such as `salary.average`."""

FullId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", max_length=60)]
"""An entry's id in full."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
"""One line that has to fit a Discord button or choice: 100 characters."""

Phrasing = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PHRASING)
]
"""How somebody asked; the longest in the public data sets measured against has 422 characters."""

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Source(_Frozen):
    """The document that a career's passages summarise."""

    title: Line
    url: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=400)] | None = None


class Place(_Frozen):
    """Where in the source an entry stands, who says it and of when it is."""

    heading: Line = Field(description="The source's own section heading")
    item: int | None = Field(default=None, ge=1, description="Number under that heading")
    unit: Literal["item", "step", "sentence", "paragraph"] = Field(
        default="item", description="What the number counts"
    )
    as_of: Line | None = Field(default=None, description="The date that the source gives")
    said_by: Line | None = Field(default=None, description="Whom the source quotes")


class Figure(_Frozen):
    """The one figure of a passage, in the passage's own words, to be shown large."""

    what: Line = Field(description="What is counted, such as: average base salary")
    amount: Line = Field(description="The number with its unit and how sure it is: around $118,000")
    per: Line = Field(description="For what time: a year")
    place: Line | None = Field(
        default=None, description="Where it holds, if the source says so: in the United States"
    )


class Entry(_Frozen):
    """One citable statement."""

    id: Slug = Field(description="Slug within the section; never changes once published")
    title: Line
    question: Line = Field(description="The one clean question that this entry answers")
    text: Text = Field(description="The passage that is shown, whole sentences only")
    source: Place
    review_by: date | None = Field(default=None, description="After this day the fact may be stale")
    figure: Figure | None = Field(
        default=None, description="The passage's figure, word for word; its source gives a date"
    )
    ties: tuple[FullId, ...] = Field(
        default=(), description="Steps in which the source names the same things as in this trait"
    )
    phrasings: tuple[Phrasing, ...] = Field(default=(), description="How people really ask this")


class Section(_Frozen):
    """A group of entries that together answer one broad question."""

    id: Slug
    title: Line
    question: Line
    source: Place
    phrasings: tuple[Phrasing, ...] = ()
    entries: tuple[Entry, ...] = Field(min_length=1)


class GapTopic(_Frozen):
    """Something that people ask and the source is known not to say."""

    id: Slug
    title: Line
    says: Text = Field(description="One clean sentence: what the source does not say")
    closest: tuple[EntryId, ...] = Field(
        default=(), description="Entries or sections that come near, best first; none: declined"
    )
    phrasings: tuple[Phrasing, ...] = Field(min_length=1)


class Career(_Frozen):
    """One knowledge file."""

    id: Slug = Field(description="The file's name without its ending")
    title: Line = Field(description="The career in the singular, as used in a sentence")
    names: tuple[Line, ...] = Field(default=(), description="Other names that people use for it")
    source: Source
    sections: tuple[Section, ...] = Field(min_length=1)
    vocabulary: tuple[tuple[Line, ...], ...] = Field(
        default=(), description="Groups of words that mean the same here"
    )
    gap_topics: tuple[GapTopic, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """List every section id and full entry id."""
        return frozenset(self._by_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Section | Entry]:
        return dict(self.items())

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy with other values, and without what was worked out from those before."""
        copied = super().model_copy(update=update, deep=deep)
        for worked_out in ("ids", "_by_id"):
            copied.__dict__.pop(worked_out, None)
        return copied

    def items(self) -> Iterator[tuple[str, Section | Entry]]:
        """Yield each section, then its entries, under their full ids."""
        for section in self.sections:
            yield section.id, section
            for entry in section.entries:
                yield f"{section.id}.{entry.id}", entry

    def item(self, item_id: str) -> Section | Entry:
        """Return the section or entry with this full id; KeyError if there is none."""
        return self._by_id[item_id]

    def section_of(self, item_id: str) -> Section:
        """Return the section that holds, or is, `item_id`; KeyError if none does."""
        section = self._by_id.get(item_id.partition(".")[0])
        if not isinstance(section, Section):
            raise KeyError(item_id)
        return section

    def entry(self, item_id: str) -> Entry | None:
        """Return the entry with this full id, None for a section's; KeyError if there is none."""
        item = self._by_id[item_id]
        return item if isinstance(item, Entry) else None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every career that was read, and a version that names this very content."""

    careers: tuple[Career, ...]
    version: str
