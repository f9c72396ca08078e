"""Read questions and write answers as JSON: the contract that other programs hold on to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from bot.core.answering.answer import Answer, Citation, Explanation, Part
from bot.core.errors import QuestionsError

Json = dict[str, object]


def question_from_json(line: bytes) -> str:
    """Return the question of a line `{"question": "…"}`; raise QuestionsError saying what it is."""
    try:
        # A byte order mark is how some editors begin a file, and says nothing.
        read = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionsError(f"not UTF-8: byte {error.start + 1} of the line") from error
    except (ValueError, RecursionError) as error:
        place = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise QuestionsError(f"not JSON{place}") from error
    question = read.get("question") if isinstance(read, Mapping) else None
    if not isinstance(question, str):
        raise QuestionsError('not an object with a "question" that is a string')
    return question


def answer_to_json(answer: Answer) -> Json:
    """Return an answer in the form of the contract, entries by their ids."""
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "read_as": answer.read_as,
        "knowledge_version": answer.knowledge_version,
        "parts": [_part(part) for part in answer.parts],
        "unanswered": list(answer.unanswered),
        "not_covered": list(answer.not_covered),
        "suggestions": [choice.entry for choice in answer.suggestions],
    }


def explanation_to_json(explanation: Explanation) -> Json:
    """Return an explanation, each mended word with how it was typed."""
    return asdict(explanation)


def to_line(value: Json) -> str:
    """Write a JSON object on one line, in ASCII: no encoding and no lone surrogate can break it."""
    return json.dumps(value)


def to_text(value: Json) -> str:
    """Write a JSON object for people to read, in ASCII likewise."""
    return json.dumps(value, indent=2)


def _part(part: Part) -> Json:
    return {
        "question": part.question,
        "outcome": part.outcome.value,
        "career": part.career,
        "entry": part.entry,
        "confidence": part.confidence,
        "passage": "\n".join(passage.text for passage in part.passages),
        "not_covered": list(part.not_covered),
        "gap": part.gap,
        "citation": _citation(part.citation),
        "also": [choice.entry for choice in part.also],
        "tied": [choice.entry for choice in part.tied],
    }


def _citation(citation: Citation) -> Json:
    return {
        "source": citation.source,
        "section": citation.section,
        "item": citation.item,
        "as_of": citation.as_of,
        "said_by": citation.said_by,
        "url": citation.url,
    }
