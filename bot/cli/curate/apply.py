"""Try a change of the knowledge, and make it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, knowledge_folder, prepared

if TYPE_CHECKING:
    from bot.core.answering.evaluation import Question
    from bot.core.curating.changes import Change
    from bot.core.curating.trying import Trial
    from bot.core.knowledge.files import KnowledgeFolder
    from bot.settings import Settings

QUESTIONS = "Measure by the questions of such a file, not by leaving phrasings out (see evaluate)."


def apply(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="Changes, as YAML."),
    ],
    knowledge: KnowledgeOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what it would do, and write nothing.")
    ] = False,
    measured_by: Annotated[
        Path | None, typer.Option("--questions", exists=True, dir_okay=False, help=QUESTIONS)
    ] = None,
) -> None:
    """Try changes, show what each does to the answers, and write them into the knowledge.

    Only lines are added; applying twice changes nothing. A change that has faults or does not fit
    is refused with exit code 1, and nothing of it is written.
    """
    settings = prepared()
    folder = knowledge_folder(settings, knowledge)

    from bot.core.answering.evaluation import read_questions

    changes = [_read(file) for file in files]
    questions = None if measured_by is None else read_questions(measured_by)
    for change in changes:
        _apply(change, folder, settings, questions, dry_run)


def _read(file: Path) -> Change:
    from bot.core.curating.changes import MAX_BYTES, read_change

    with file.open("rb") as stream:
        return read_change(stream.read(MAX_BYTES + 1), file)


def _apply(
    change: Change,
    folder: Path,
    settings: Settings,
    questions: list[Question] | None,
    dry_run: bool,
) -> None:
    from bot.cli.writing import write_whole
    from bot.core.knowledge.files import read_folder
    from bot.terminal.console import progress, show
    from bot.terminal.curating import trial_text

    with progress("Trying the change …"):
        trial = _tried(change, folder, settings, questions)
    if trial.is_empty:
        typer.echo(f"{change.career}: all of it stands there already")
        return
    show(trial_text(trial))
    with progress("Writing the change …"):
        found = read_folder(folder)
        path, content = _rewritten(found, trial.missing)
        if not dry_run:
            write_whole(path.resolve(), content)
    typer.echo(f"{'would be written' if dry_run else 'written'}: {path}")


def _tried(
    change: Change, folder: Path, settings: Settings, questions: list[Question] | None
) -> Trial:
    from bot.cli.learning import known
    from bot.core.answering.outcome import Strictness
    from bot.core.curating.trying import tried

    knowledge, learned = known(folder, settings.cache)
    return tried(knowledge, change, learned, Strictness(settings.strictness), questions)


def _rewritten(found: KnowledgeFolder, missing: Change) -> tuple[Path, bytes]:
    """Return the file with what it lacks, checked as it will be read; raise what is wrong."""
    from bot.cli.curate.writing import rewritten
    from bot.core.curating.applying import applied
    from bot.core.errors import ChangeError
    from bot.core.knowledge.loader import parse

    file = next(one for one in found.files if one.path.stem == missing.career)
    if not isinstance(file.content, bytes):
        raise ChangeError([file.content.render()])
    content = rewritten(file.content.decode("utf-8"), missing).encode()
    others = tuple(one for one in found.files if one is not file)
    after = parse(replace(found, files=(*others, replace(file, content=content))))
    wanted = applied(parse(found), missing)
    if {one.id: one for one in after.careers} != {one.id: one for one in wanted.careers}:
        raise ChangeError([f"{file.path}: it would not be read as meant; add the lines by hand"])
    return file.path, content
