"""Answer one question, or a stream of them as JSON Lines."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.exits import FAILED, WrongUseError
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

if TYPE_CHECKING:
    from bot.core.answering.advisor import Advisor
    from bot.core.answering.answer import Answer
    from bot.core.answering.contract import Json

JSON_LINES = """\
Read one {"question": "…"} a line from standard input; write one answer a line, in order."""


def ask(
    question: Annotated[
        list[str] | None, typer.Argument(help="What you want to know, in your own words.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the answer as JSON.")] = False,
    json_lines: Annotated[bool, typer.Option("--jsonl", help=JSON_LINES)] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why it was answered like this.")
    ] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Answer a question, with citations."""
    if json_lines and (question or as_json or explain):
        raise WrongUseError("--jsonl reads its questions from standard input and stands alone")
    if not json_lines and not question:
        raise WrongUseError('there is no question; give one in quotes: ask "what does it pay?"')
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned

    advisor = learned(folder, settings.cache, settings.strictness)
    if json_lines:
        _answer_stream(advisor)
    else:
        _answer_one(advisor, " ".join(question or ()), as_json, explain)


def _answer_stream(advisor: Advisor) -> None:
    from bot.cli.json_lines import answered
    from bot.cli.lines import bounded_lines

    all_good = True
    for line, good in answered(advisor.ask, bounded_lines(sys.stdin.buffer)):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        all_good = all_good and good
    if not all_good:
        raise typer.Exit(FAILED)


def _answer_one(advisor: Advisor, question: str, as_json: bool, explain: bool) -> None:
    from bot.terminal.answers import answer_text
    from bot.terminal.console import show

    answer = advisor.ask(question)
    if as_json:
        typer.echo(_as_json(advisor, answer, explain))
        return
    show(answer_text(answer, advisor.careers, datetime.now(UTC).date()))
    if explain:
        _explain(advisor, answer)


def _as_json(advisor: Advisor, answer: Answer, explain: bool) -> str:
    from bot.core.answering.contract import answer_to_json, explanation_to_json, to_text

    written: Json = answer_to_json(answer)
    if explain:
        written["explanations"] = [
            explanation_to_json(advisor.explain(part)) for part in answer.parts
        ]
    return to_text(written)


def _explain(advisor: Advisor, answer: Answer) -> None:
    from bot.terminal.console import show
    from bot.terminal.explanation import explanation_text, unfound_text

    texts = [explanation_text(advisor.explain(part)) for part in answer.parts]
    for text in texts or [unfound_text(answer)]:
        typer.echo()
        show(text)
