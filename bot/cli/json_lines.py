"""Answer a stream of JSON Lines: one line out for each line in, whatever it holds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from bot.cli.lines import MAX_BYTES
from bot.core.answering.answer import Answer
from bot.core.answering.contract import Json, answer_to_json, question_from_json, to_line
from bot.core.errors import QuestionsError

_LOG = logging.getLogger(__name__)


def answered(
    ask: Callable[[str], Answer], lines: Iterable[bytes | None]
) -> Iterator[tuple[str, bool]]:
    """Yield what to write for each line, and whether it is an answer; None was too long a line."""
    for number, line in enumerate(lines, 1):
        try:
            yield to_line(_answer(ask, line)), True
        except QuestionsError as error:
            yield to_line({"error": f"line {number}: {error}"}), False
        except Exception:
            # One question that the program fails on must not cost the others their answers.
            _LOG.exception("Line %d could not be answered", number)
            yield to_line({"error": f"line {number}: the program failed on it"}), False


def _answer(ask: Callable[[str], Answer], line: bytes | None) -> Json:
    if line is None:
        raise QuestionsError(f"longer than {MAX_BYTES // 1024} KiB")
    return answer_to_json(ask(question_from_json(line)))
