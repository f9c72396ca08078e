"""Make a change of the knowledge out of questions that found no good answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.core.answering.advisor import Advisor
from bot.core.curating.changes import Change
from bot.core.errors import ChangeError
from bot.core.knowledge.faults import SourceText
from bot.core.knowledge.schema_faults import schema_faults
from bot.core.knowledge.yaml_tree import Tree

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def with_phrasings(career: str, item_id: str, texts: Sequence[str]) -> Change:
    """Add texts to an entry or a section; raise ChangeError where they cannot be phrasings."""
    return _change({"career": career, "added": [{"to": item_id, "phrasings": list(texts)}]})


def with_gap_topic(career: str, name: str, says: str, closest: str, texts: Sequence[str]) -> Change:
    """Add a gap topic with a sentence of its own; raise ChangeError where it cannot be one.

    `name` becomes its id and its title; `closest` is an entry or a section, or empty.
    """
    slug = _NO_SLUG.sub("-", name.lower()).strip("-")
    topic = {
        "id": slug,
        "title": slug.replace("-", " ").capitalize(),
        "says": says,
        "closest": [closest.strip()] if closest.strip() else [],
        "phrasings": list(texts),
    }
    return _change({"career": career, "gap_topics": [topic]})


def likely_owners(
    advisor: Advisor, text: str, closest: tuple[str, str] | None = None
) -> tuple[tuple[str, str], ...]:
    """List all items, as career and item id, to which a question may belong, the likeliest first.

    `closest` is what was shown for it.
    """
    judged = advisor.judge(text)
    shown = [closest] if closest and advisor.has(closest[1], closest[0]) else []
    ranked = [(judged.career.id, item_id) for item_id, _ in judged.ranking.entries]
    others = [(career.id, item_id) for career in advisor.careers for item_id, _ in career.items()]
    return tuple(dict.fromkeys([*shown, *ranked, *others]))


def _change(plain: dict[str, Any]) -> Change:
    try:
        return Change.model_validate(plain)
    except ValidationError as error:
        found = schema_faults(error, Change, Tree(plain), SourceText(Path("change"), ()))
        reasons = dict.fromkeys(f"{fault.message}; {fault.remedy}" for fault in found)
        raise ChangeError(list(reasons)) from None
