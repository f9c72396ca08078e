from __future__ import annotations

import json
import logging
import sys

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.logs import JsonFormatter


def record(message: str, *args: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("bot.x", logging.WARNING, "", 1, message, args, None)
    vars(made).update(extra)
    return made


def test_a_record_is_one_line_with_time_level_logger_and_message() -> None:
    line = JsonFormatter().format(record("Ready in %d servers", 3))
    told = json.loads(line)
    assert told.pop("at").endswith("+00:00")
    assert told == {"level": "WARNING", "logger": "bot.x", "message": "Ready in 3 servers"}


@given(message=st.text())
def test_whatever_is_told_stays_one_line(message: str) -> None:
    line = JsonFormatter().format(record("%s", message))
    assert line.splitlines() == [line]
    assert json.loads(line)["message"] == message


def test_an_error_is_found_by_the_reference_that_its_person_was_told() -> None:
    told = json.loads(JsonFormatter().format(record("failed", reference="a1b2c3")))
    assert told["reference"] == "a1b2c3"


def test_an_exception_keeps_its_trace() -> None:
    try:
        int("one")
    except ValueError:
        failed = record("failed", exc_info=sys.exc_info())
    assert "ValueError: invalid literal" in json.loads(JsonFormatter().format(failed))["trace"]
