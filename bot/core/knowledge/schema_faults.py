"""Say of what a schema refuses where it stands in the file, and what to do."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from bot.core.knowledge.decoding import MAX_FAULTS
from bot.core.knowledge.faults import Fault, SourceText
from bot.core.knowledge.yaml_tree import Tree

_SIMILAR_KEY = 70


def schema_faults(
    error: ValidationError, model: type[BaseModel], tree: Tree, source: SourceText
) -> list[Fault]:
    """Say of the first faults that a model found where each is and what to do."""
    details = error.errors(include_url=False)[:MAX_FAULTS]
    return [_schema_fault(detail, model, tree, source) for detail in details]


def _schema_fault(
    detail: ErrorDetails, model: type[BaseModel], tree: Tree, source: SourceText
) -> Fault:
    path = detail["loc"]
    line, column = tree.place_of(path)
    name = _name(path)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return source.fault(line, column, f'unknown key "{name}"', _known_key(name, model))
    if kind == "missing":
        return source.fault(line, column, f'"{name}" is missing', f'add "{name}:" here')
    if kind in {"string_too_short", "string_type"} and _is_blank(detail["input"]):
        return source.fault(line, column, f'"{name}" is empty', "write its text, or remove it")
    if kind == "string_too_long":
        limit = context.get("max_length")
        message = f'"{name}" has {len(str(detail["input"]))} characters, the limit is {limit}'
        return source.fault(line, column, message, "shorten it")
    if kind == "string_pattern_mismatch":
        message = f'"{name}" has a form that is not allowed: {str(detail["input"])[:60]!r}'
        return source.fault(line, column, message, f"it must match {context.get('pattern')}")
    return source.fault(
        line, column, f'"{name}": {detail["msg"].lower()}', "see `career-advisor knowledge schema`"
    )


def _name(path: tuple[str | int, ...]) -> str:
    """Name a value by its key, within lists by its number as well: `phrasings[3]`."""
    numbers = ""
    for part in reversed(path):
        if isinstance(part, str):
            return part + numbers
        numbers = f"[{part}]{numbers}"
    return "the file"


def _is_blank(value: object) -> bool:
    return value is None or not str(value).strip()


def _known_key(name: str, model: type[BaseModel]) -> str:
    found = process.extractOne(name, _keys(model), score_cutoff=_SIMILAR_KEY)
    return f'did you mean "{found[0]}"? rename or remove it' if found else "remove it"


@cache
def _keys(model: type[BaseModel]) -> list[str]:
    schema = model.model_json_schema()
    return sorted(
        {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    )
