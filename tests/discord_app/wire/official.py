"""Check requests against Discord's own OpenAPI document, where it is at hand."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
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
    error = best_match(_validator(method, template).iter_errors(body))
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
def _validator(method: str, template: str) -> Draft202012Validator:
    pointer = [template.replace("/", "~1"), method.lower(), "requestBody", "content"]
    schema = "/".join([f"{ADDRESS}#/paths", *pointer, JSON.replace("/", "~1"), "schema"])
    return Draft202012Validator({"$ref": schema}, registry=_registry())


@cache
def _templates(method: str) -> dict[str, list[str]]:
    """Map each path that takes JSON to its segments, those with the most fixed ones first."""
    taking = [
        path
        for path, operations in _document()["paths"].items()
        if JSON in operations.get(method.lower(), {}).get("requestBody", {}).get("content", {})
    ]
    return {path: path.split("/") for path in sorted(taking, key=lambda path: path.count("{"))}


def _template(method: str, path: str) -> str | None:
    segments = path.split("/")
    for template, wanted in _templates(method).items():
        if len(wanted) == len(segments) and all(
            one.startswith("{") or one == given for one, given in zip(wanted, segments, strict=True)
        ):
            return template
    return None
