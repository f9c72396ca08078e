"""Hold a change of the knowledge as data, and write and read it as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.core.errors import ChangeError
from bot.core.knowledge.decoding import decoded
from bot.core.knowledge.model import EntryId, GapTopic, Phrasing, Slug
from bot.core.knowledge.schema_faults import schema_faults

MAX_BYTES = 1024 * 1024
"""Largest file that is read; a change of a thousand phrasings has a tenth."""

_ONE_LINE = 10_000
"""Columns from which a text is broken: none is so long, so each stays on its line."""

_BREAKS = frozenset("\n\x85\u2028\u2029")
"""What YAML calls a break of a line: within single quotes it is folded, so it is escaped."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Added(_Frozen):
    """Phrasings that an entry or a section gets."""

    to: EntryId = Field(description="An entry, such as salary.average, or a section")
    phrasings: tuple[Phrasing, ...] = Field(min_length=1)


class Change(_Frozen):
    """What is added to one career."""

    career: Slug
    added: tuple[Added, ...] = ()
    gap_topics: tuple[GapTopic, ...] = Field(
        default=(), description="New ones; phrasings alone are added where one stands already"
    )


class _Dumper(yaml.SafeDumper):
    """A dumper that leaves every text as it was."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if _BREAKS.isdisjoint(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def as_yaml(change: Change) -> str:
    """Write a change as the file that `career-advisor curate apply` takes."""
    plain: dict[str, Any] = change.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_ONE_LINE)


def read_change(text: str | bytes, path: Path = Path("change.yaml")) -> Change:
    """Read a change; raise ChangeError with every fault, in its place of `path`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MAX_BYTES:
        raise ChangeError([f"{path}: larger than {MAX_BYTES // 1024} KiB; split the change"])
    tree, source = decoded(path, data)
    faults = list(tree.faults)
    if tree.plain is not None or not faults:
        try:
            change = Change.model_validate(tree.plain)
        except ValidationError as error:
            faults += schema_faults(error, Change, tree, source)
    if faults:
        raise ChangeError([fault.render() for fault in sorted(set(faults))])
    return change
