"""Write the JSON Schema of a knowledge file, by which editors complete and check it."""

from __future__ import annotations

import json

from bot.core.knowledge.model import Career

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """Return the schema as the text that is committed as `knowledge/schema.json`."""
    schema = {"$schema": DIALECT, **Career.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
