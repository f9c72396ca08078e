"""Write a change into the text of a career file, so that nothing else of it changes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString
from ruamel.yaml.tokens import CommentToken
from ruamel.yaml.util import load_yaml_guess_indent

from bot.core.curating.changes import Change
from bot.core.errors import ChangeError
from bot.core.knowledge.model import GapTopic

WIDTH = 94
"""Columns at which a new sentence is broken, as the sentences of the knowledge are."""

BOM = "\ufeff"
"""What some editors put before everything."""

_UNBROKEN = 100_000
"""Columns at which ruamel breaks lines of its own accord: never."""


def rewritten(text: str, missing: Change) -> str:
    """Return a career file's text with what it lacks; raise ChangeError if more would change.

    A list within brackets gets its new items there; everything else that is added is a line.
    """
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _UNBROKEN
    bare = text.removeprefix(BOM)
    career, indent, offset = load_yaml_guess_indent(bare, yaml=yaml)
    yaml.indent(mapping=2, sequence=indent or 2, offset=offset or 0)
    if _dumped(yaml, career) != bare.replace("\r\n", "\n"):
        raise ChangeError(
            [
                f"{missing.career}: other lines of the file would change too; give it one "
                "indentation and no list over several lines, or add the lines by hand"
            ]
        )
    for one in missing.added:
        _add_phrasings(_item(career, one.to), one.phrasings)
    for topic in missing.gap_topics:
        _add_topic(career, topic)
    new = _dumped(yaml, career)
    return text[: len(text) - len(bare)] + (new.replace("\n", "\r\n") if "\r\n" in text else new)


def _dumped(yaml: YAML, career: CommentedMap) -> str:
    stream = io.StringIO()
    yaml.dump(career, stream)
    return stream.getvalue()


def _item(career: CommentedMap, item_id: str) -> Any:
    section_id, _, entry_id = item_id.partition(".")
    section = _named(career["sections"], section_id)
    return _named(section["entries"], entry_id) if entry_id else section


def _named(items: Iterable[Any], name: str) -> Any:
    return next(item for item in items if str(item["id"]) == name)


def _add_phrasings(item: Any, phrasings: Iterable[str]) -> None:
    if item.get("phrasings") is None:
        place = list(item).index("entries") if "entries" in item else len(item)
        item.insert(place, "phrasings", CommentedSeq())
    for text in phrasings:
        _append(item["phrasings"], text)


def _add_topic(career: CommentedMap, topic: GapTopic) -> None:
    known = career.get("gap_topics")
    if known is None:
        known = career["gap_topics"] = CommentedSeq()
    same = [one for one in known if str(one["id"]) == topic.id]
    if same:
        _add_phrasings(same[0], topic.phrasings)
    else:
        _append(known, _topic(topic))


def _topic(topic: GapTopic) -> CommentedMap:
    new = CommentedMap(id=topic.id, title=topic.title, says=_folded(topic.says))
    if topic.closest:
        closest = CommentedSeq(topic.closest)
        closest.fa.set_flow_style()
        new["closest"] = closest
    new["phrasings"] = CommentedSeq(topic.phrasings)
    return new


def _folded(sentence: str) -> Any:
    """Break a sentence into lines, where it can be written so."""
    if sentence != " ".join(sentence.split()):
        return sentence
    folded = FoldedScalarString(sentence)
    lines = textwrap.wrap(sentence, WIDTH, break_long_words=False, break_on_hyphens=False)
    ends, end = [], -1
    for line in lines[:-1]:
        end += len(line) + 1
        ends.append(end)
    folded.fold_pos = ends
    return folded


def _append(items: CommentedSeq, new: Any) -> None:
    """Append to a list; the comments that follow it stay behind its end."""
    following = _taken_comment(items)
    items.append(new)
    if following is not None:
        _put_comment(items, following)


def _taken_comment(items: CommentedSeq) -> CommentToken | None:
    """Take away what stands below a list: ruamel keeps it with the list's very last value."""
    place = _last_place(items)
    if place is None:
        return None
    owner, key, column = place
    kept = owner.ca.items.get(key)
    token = kept[column] if kept else None
    if token is None:
        return None
    own, _, below = token.value.partition("\n")
    if not below.strip():
        return None
    token.value = f"{own}\n"
    if not own.strip():
        kept[column] = None
    return CommentToken("\n" + below, token.start_mark, None)


def _put_comment(items: CommentedSeq, token: CommentToken) -> None:
    place = _last_place(items)
    if place is not None:
        owner, key, column = place
        owner.ca.items.setdefault(key, [None, None, None, None])[column] = token


def _last_place(value: Any) -> tuple[Any, Any, int] | None:
    """Find the last scalar of a value: its list or mapping, its place there, and its comment's."""
    if not value:
        return None
    is_list = isinstance(value, CommentedSeq)
    key = len(value) - 1 if is_list else list(value)[-1]
    if isinstance(value[key], CommentedSeq | CommentedMap):
        return _last_place(value[key])
    return value, key, 0 if is_list else 2
