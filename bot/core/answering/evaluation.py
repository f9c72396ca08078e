"""Score the advisor on questions whose good answers are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Answer, Outcome
from bot.core.errors import QuestionsError

MAX_BYTES = 64 * 1024 * 1024


class Question(BaseModel):
    """One line of a question file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    group: str
    kind: str
    expect: str
    ok: tuple[str, ...] | tuple[tuple[str, ...], ...] | None = None
    career: str | None = None
    """The career that the accepted entries are of, where there are several."""

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """List the accepted ids of each part; one part unless the question is compound."""
        if not self.ok:
            return ()
        if isinstance(self.ok[0], str):
            return (tuple(str(name) for name in self.ok),)
        return tuple(tuple(part) for part in self.ok)


@dataclass(frozen=True, slots=True)
class Result:
    """A question with what the advisor made of it."""

    question: Question
    answer: Answer

    @property
    def first_is_right(self) -> bool:
        """Say whether the first entry shown is an accepted one."""
        shown = self._shown[:1]
        return bool(shown) and any(shown[0] in names for names in self.question.wanted[:1])

    @property
    def _shown(self) -> list[str]:
        """List the entries shown; one of another career than the question's is not accepted."""
        wanted = self.question.career
        return [p.entry if wanted in {None, p.career} else "" for p in self.answer.parts]

    @property
    def parts_found(self) -> int:
        """Count the wanted parts that some part of the answer meets, each part used once."""
        shown = self._shown
        found = 0
        for names in self.question.wanted:
            match = next((entry for entry in shown if entry in names), None)
            if match is not None:
                shown.remove(match)
                found += 1
        return found

    @property
    def outcome_is_right(self) -> bool:
        """Say whether the outcome is one of those expected."""
        return self.answer.outcome.value in self.question.expect.split(" or ")

    @property
    def is_right(self) -> bool:
        """Say whether the entries and, outside the source, the outcome are right."""
        if self.question.kind == "compound":
            return self.parts_found == len(self.question.wanted)
        if self.question.wanted:
            return self.first_is_right
        return self.outcome_is_right


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one group and kind, as shares from 0 to 1."""

    name: str
    count: int
    right: float
    answered: float
    related: float
    declined: float


def read_questions(path: Path) -> list[Question]:
    """Read a JSON Lines file of questions; raise QuestionsError naming the line at fault."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise QuestionsError(
            f"{path}: cannot be read ({error.strerror}); check the path"
        ) from error
    if len(data) > MAX_BYTES:
        raise QuestionsError(f"{path}: larger than {MAX_BYTES // 2**20} MiB; split the file")
    questions = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            questions.append(Question.model_validate(json.loads(line)))
        except (ValueError, RecursionError) as error:
            reason = str(error).splitlines()[0]
            raise QuestionsError(
                f"{path}:{number}: not a question ({reason}); each line is an object with "
                '"question", "group", "kind", "expect" and "ok"'
            ) from error
    return questions


def evaluate(advisor: Advisor, questions: Iterable[Question]) -> list[Result]:
    """Ask every question."""
    return [Result(question, advisor.ask(question.question)) for question in questions]


def table(results: Sequence[Result]) -> list[Row]:
    """Sum the results up by group, and by kind within each."""
    names: dict[str, list[Result]] = {}
    for result in results:
        question = result.question
        names.setdefault(question.group, []).append(result)
    for result in results:
        question = result.question
        names.setdefault(f"{question.group} · {question.kind}", []).append(result)
    return [_row(name, names[name]) for name in sorted(names)]


def _row(name: str, results: Sequence[Result]) -> Row:
    count = len(results)

    def share(outcome: Outcome) -> float:
        """Return the share of answers with an outcome, 0 to 1."""
        return sum(result.answer.outcome is outcome for result in results) / count

    compound = all(result.question.kind == "compound" for result in results)
    if compound:
        wanted = sum(len(result.question.wanted) for result in results) or 1
        right = sum(result.parts_found for result in results) / wanted
    else:
        right = sum(result.is_right for result in results) / count
    return Row(
        name,
        count,
        right,
        share(Outcome.ANSWERED),
        share(Outcome.RELATED),
        share(Outcome.DECLINED),
    )
