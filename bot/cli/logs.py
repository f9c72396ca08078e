"""Write the log to standard error; it never holds what people ask, nor the token."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(level: str) -> None:
    """Show the program's own records from `level` on, and a library's from WARNING on.

    A library is never asked for its DEBUG records: discord.py writes whole messages there.
    """
    handler = logging.StreamHandler()
    handler.addFilter(shorten_reconnects)
    logging.basicConfig(handlers=[handler], format=FORMAT)
    logging.getLogger("bot").setLevel(level)
    logging.getLogger("discord").setLevel(logging.INFO if level == "DEBUG" else logging.WARNING)


def shorten_reconnects(record: logging.LogRecord) -> bool:
    """Leave out the traceback of a lost connection, which is weather and not a fault."""
    if record.name == "discord.client" and record.exc_info and "reconnect" in str(record.msg):
        kind = record.exc_info[0]
        record.msg = f"{record.getMessage()} ({kind.__name__ if kind else 'unknown'})"
        record.args, record.exc_info, record.exc_text = (), None, None
    return True
