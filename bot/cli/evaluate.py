"""Measure the advisor on a file of questions whose good answers are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.exits import FAILED, say
from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

if TYPE_CHECKING:
    from bot.core.answering.evaluation import Question, Result

FORM = 'JSON Lines, each with "question", "group", "kind", "expect", "ok"; "career" where several.'


def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=FORM)],
    least: Annotated[
        float | None,
        typer.Option(
            "--min", min=0, max=100, help="End with exit code 1 if fewer percent are right."
        ),
    ] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Ask every question of a file; show the misses by their cause, and the figures.

    Right is an accepted entry and, outside the source, the expected outcome; a right entry with
    another outcome is listed and counts as right.
    """
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.cli.learning import learned
    from bot.core.answering.evaluation import evaluate as ask_all
    from bot.core.answering.evaluation import read_questions, table
    from bot.core.answering.misses import misses
    from bot.core.errors import QuestionsError
    from bot.terminal.console import show, show_table
    from bot.terminal.evaluation import misses_text, percent, results_table

    questions = read_questions(file)
    if not questions:
        raise QuestionsError(f"{file}: holds no question")
    advisor = learned(folder, settings.cache, settings.strictness)
    results = ask_all(advisor, _watched(questions))
    right = _share_right(results)
    missed = misses(advisor, results)
    if missed:
        show(misses_text(missed))
        typer.echo()
    show_table(results_table(table(results)))
    typer.echo(f"{percent(right)} of {len(results)} questions right")
    if least is not None and 100 * right < least:
        say(f"{percent(right)} are right, fewer than --min {least:g} %")
        raise typer.Exit(FAILED)


def _share_right(results: list[Result]) -> float:
    return sum(result.is_right for result in results) / len(results)


def _watched(questions: list[Question]) -> Iterator[Question]:
    from bot.terminal.console import counted

    return counted(questions, "Asking")
