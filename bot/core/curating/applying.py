"""Apply a change to the knowledge in memory, if it fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from bot.core.curating.changes import Change, as_yaml
from bot.core.errors import ChangeError
from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.model import Career, GapTopic, Knowledge
from bot.core.knowledge.references import reference_faults
from bot.core.knowledge.schema_faults import schema_faults
from bot.core.knowledge.yaml_tree import Tree


def applied(knowledge: Knowledge, change: Change) -> Knowledge:
    """Return the knowledge with a change, itself if it has all of it; raise ChangeError."""
    career = career_of(knowledge, change)
    missing = missing_of(career, change)
    if not missing.added and not missing.gap_topics:
        return knowledge
    changed = _changed(career, missing)
    careers = tuple(changed if one is career else one for one in knowledge.careers)
    named = f"{knowledge.version}\n{as_yaml(missing)}".encode()
    return replace(knowledge, careers=careers, version=hashlib.sha256(named).hexdigest()[:12])


def career_of(knowledge: Knowledge, change: Change) -> Career:
    """Return the career that a change is for; raise ChangeError where there is none."""
    known = {career.id: career for career in knowledge.careers}
    if change.career not in known:
        raise ChangeError([f'no career "{change.career}"; {_nearest(change.career, known)}'])
    return known[change.career]


def missing_of(career: Career, change: Change) -> Change:
    """Return the part of a change that a career lacks; raise ChangeError where it contradicts."""
    items, topics = dict(career.items()), {topic.id: topic for topic in career.gap_topics}
    reasons = [
        f'no entry "{one.to}"; {_nearest(one.to, items)}'
        for one in change.added
        if one.to not in items
    ]
    reasons += [
        f'gap topic "{topic.id}" stands already and says something else; choose another id'
        for topic in change.gap_topics
        if topic.id in topics and _bare(topic) != _bare(topics[topic.id])
    ]
    if reasons:
        raise ChangeError(reasons)
    added = (
        one.model_copy(update={"phrasings": _new(one.phrasings, items[one.to].phrasings)})
        for one in change.added
    )
    asked = (
        topic.model_copy(update={"phrasings": _new(topic.phrasings, _known(topics, topic))})
        for topic in change.gap_topics
    )
    return change.model_copy(
        update={
            "added": tuple(one for one in added if one.phrasings),
            "gap_topics": tuple(topic for topic in asked if topic.phrasings),
        }
    )


def _changed(career: Career, missing: Change) -> Career:
    """Add what is missing, and check the whole as a file of it would be."""
    plain: dict[str, Any] = career.model_dump(mode="json")
    places = _places(plain)
    for one in missing.added:
        places[one.to]["phrasings"] += _new(one.phrasings, places[one.to]["phrasings"])
    topics = {topic["id"]: topic for topic in plain["gap_topics"]}
    for topic in missing.gap_topics:
        if topic.id in topics:
            topics[topic.id]["phrasings"] += topic.phrasings
        else:
            plain["gap_topics"].append(topic.model_dump(mode="json"))
    return _checked(plain, Path(f"{career.id}.yaml"))


def _checked(plain: dict[str, Any], path: Path) -> Career:
    tree, source = Tree(plain), SourceText(path, ())
    faults = list(reference_faults(path, tree, source))
    try:
        career = Career.model_validate(plain)
    except ValidationError as error:
        faults += schema_faults(error, Career, tree, source)
    if faults:
        raise ChangeError(list(dict.fromkeys(map(_reason, faults))))
    return career


def _reason(fault: Fault) -> str:
    # Where it stands is not said: what was checked is in no file.
    return f"{fault.message}; {fault.remedy}"


def _places(plain: dict[str, Any]) -> dict[str, dict[str, Any]]:
    sections = plain["sections"]
    entries = {
        f"{section['id']}.{entry['id']}": entry
        for section in sections
        for entry in section["entries"]
    }
    return {section["id"]: section for section in sections} | entries


def _new(phrasings: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(known)
    return tuple(text for text in dict.fromkeys(phrasings) if text not in there)


def _known(topics: dict[str, GapTopic], topic: GapTopic) -> tuple[str, ...]:
    return topics[topic.id].phrasings if topic.id in topics else ()


def _bare(topic: GapTopic) -> tuple[str, str, tuple[str, ...]]:
    return topic.title, topic.says, topic.closest


def _nearest(name: str, known: Iterable[str]) -> str:
    found = process.extractOne(name, sorted(known))
    return f'did you mean "{found[0]}"?' if found else "there is none"
