"""Check requests against Discord's own OpenAPI document, where it is at hand."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SETTING = "CAREER_ADVISOR_OPENAPI"
"""Names the document, which is https://github.com/discord/discord-api-spec: specs/openapi.json."""

ADDRESS = "urn:discord"
JSON = "application/json"

needs_document = pytest.mark.skipif(
    not os.environ.get(SETTING), reason=f"{SETTING} does not name Discord's OpenAPI document"
)


def faults(method: str, path: str, body: Any) -> Iterator[str]:
    """Say what the document has against a request's body; nothing where it is not at hand."""
    if body is None or not os.environ.get(SETTING):
        return
    template = _template(method, path)
    if template is None:
        yield "Discord's document knows no such request"
        return
    pointer = [_escaped(template), method.lower(), "requestBody"]
    yield from _against(pointer, body)


def response_faults(method: str, path: str, status: int, body: Any) -> Iterator[str]:
    """Say what the document has against a response; nothing where it is not at hand."""
    if not os.environ.get(SETTING):
        return
    template = _template(method, path, "responses")
    if template is None:
        yield f"{method} {path}: Discord's document knows no such response"
        return
    pointer = [_escaped(template), method.lower(), "responses", str(status)]
    for fault in _against(pointer, body):
        yield f"{method} {path}: responded {fault}"


def _against(pointer: Sequence[str], body: Any) -> Iterator[str]:
    error = best_match(_validator(*pointer).iter_errors(body))
    if error is not None:
        yield f"{error.json_path} {error.message}"


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Path(os.environ[SETTING]).read_text(encoding="utf-8"))
    # Discord takes ids as numbers too, and discord.py sends them so.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


@cache
def _registry() -> Registry[Any]:
    document = DRAFT202012.create_resource(_document())
    registry: Registry[Any] = Registry().with_resource(ADDRESS, document)
    return registry


@cache
def _validator(*pointer: str) -> Draft202012Validator:
    schema = "/".join([f"{ADDRESS}#/paths", *pointer, "content", _escaped(JSON), "schema"])
    return Draft202012Validator({"$ref": schema}, registry=_registry())


def _escaped(path: str) -> str:
    return path.replace("/", "~1")


@cache
def _templates(method: str, what: str) -> dict[str, list[str]]:
    """Map each path with JSON to its segments, those with the most fixed ones first."""
    found = [
        path
        for path, operations in _document()["paths"].items()
        if method.lower() in operations and _has_json(operations[method.lower()].get(what, {}))
    ]
    return {path: path.split("/") for path in sorted(found, key=lambda path: path.count("{"))}


def _has_json(described: dict[str, Any]) -> bool:
    return JSON in (described.get("200") or described).get("content", {})


def _template(method: str, path: str, what: str = "requestBody") -> str | None:
    segments = path.split("/")
    for template, wanted in _templates(method, what).items():
        if len(wanted) == len(segments) and all(
            one.startswith("{") or one == given for one, given in zip(wanted, segments, strict=True)
        ):
            return template
    return None
