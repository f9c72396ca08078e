"""Read lines whose length nobody has promised anything about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

MAX_BYTES = 1024 * 1024
"""Longest line that is read; a question of 6,000 characters, all escaped, has 72,000."""


def bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line without its end, or None for one over MAX_BYTES, of which nothing is kept."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES or line.endswith(b"\n"):
            yield line.removesuffix(b"\n")
            continue
        _skip_rest(stream)
        yield None


def _skip_rest(stream: BinaryIO) -> None:
    while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass
