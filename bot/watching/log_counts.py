"""Count what is logged, so that errors are noticed by whoever reads no log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

LEVELS = ("warning", "error")


class LogCounts(logging.Handler):
    """Count records by their level, a critical one as an error; nothing of their text."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.by_level = dict.fromkeys(LEVELS, 0)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        self.by_level["error" if record.levelno >= logging.ERROR else "warning"] += 1


@contextmanager
def counted() -> Iterator[LogCounts]:
    """Count every record as long as the block runs."""
    counts = LogCounts()
    logging.getLogger().addHandler(counts)
    try:
        yield counts
    finally:
        logging.getLogger().removeHandler(counts)
