"""Write the log to standard error; it never holds what people ask, nor the token.

On a terminal a line is for reading; elsewhere each is one JSON object, for whatever collects them.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

LOST = "Attempting a reconnect", "Failed to connect"
"""What discord.py says of a connection that it tries to make again."""

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonFormatter(logging.Formatter):
    """Write a record as a JSON object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, level, logger and message; of an error also its reference and its trace."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        reference = getattr(record, "reference", None)
        if reference is not None:
            told["reference"] = reference
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told)


def start_logging(level: str) -> None:
    """Show the program's own records from `level` on, and a library's from WARNING on.

    A library is never asked for its DEBUG records: discord.py writes whole messages there.
    """
    handler = logging.StreamHandler()
    handler.addFilter(shorten_reconnects)
    readable = logging.Formatter(FORMAT)
    handler.setFormatter(readable if sys.stderr.isatty() else JsonFormatter())
    logging.basicConfig(handlers=[handler])
    logging.getLogger("bot").setLevel(level)
    logging.getLogger("discord").setLevel(logging.INFO if level == "DEBUG" else logging.WARNING)


def shorten_reconnects(record: logging.LogRecord) -> bool:
    """Leave out the traceback of a lost connection, which is weather and not a fault."""
    is_lost = record.name == "discord.shard" and str(record.msg).startswith(LOST)
    if is_lost and record.exc_info:
        kind = record.exc_info[0]
        record.msg = f"{record.getMessage()} ({kind.__name__ if kind else 'unknown'})"
        record.args, record.exc_info, record.exc_text = (), None, None
    return True
