from __future__ import annotations

import logging

from bot.watching.log_counts import counted

log = logging.getLogger("bot.tests")


def test_warnings_and_errors_are_counted_while_somebody_watches_and_nothing_else() -> None:
    with counted() as counts:
        log.info("all is well")
        log.warning("one")
        log.error("two")
        log.critical("three")
    log.error("unwatched")
    assert counts.by_level == {"warning": 1, "error": 2}
