"""Hold the rules of modals that Discord states in words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.discord_app import limits
from tests.discord_app.wire.messages import Body, lengths, twice

LABEL, TEXT_INPUT = 18, 4


def modal_faults(modal: Body) -> Iterator[str]:
    """Check a modal of labels, each with a field to type into."""
    yield from lengths(modal, "title", limits.MODAL_TITLE, least=1)
    yield from lengths(modal, "custom_id", limits.CUSTOM_ID, least=1)
    yield from lengths(modal, "components", limits.MODAL_ROWS, least=1)
    rows = modal.get("components") or []
    if any(row["type"] != LABEL or row["component"]["type"] != TEXT_INPUT for row in rows):
        yield "a component for which there are no rules here"
        return
    for row in rows:
        yield from lengths(row, "label", limits.LABEL, least=1)
        yield from lengths(row, "description", limits.LABEL_DESCRIPTION)
        yield from _field_faults(row["component"])
    yield from twice([row["component"]["custom_id"] for row in rows], "custom_id")


def _field_faults(field: Body) -> Iterator[str]:
    yield from lengths(field, "custom_id", limits.CUSTOM_ID, least=1)
    most = field.get("max_length") or limits.TEXT_INPUT
    if not (field.get("min_length") or 0) <= most <= limits.TEXT_INPUT:
        yield f"a field takes {most} characters"
    yield from lengths(field, "value", most)
