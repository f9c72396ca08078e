"""Measure the whole advisor, with its outcomes, on files of questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bot.core.answering.advisor import Advisor
from bot.core.answering.answer import Outcome
from bot.core.answering.evaluation import Result, evaluate, read_questions

IN_SCOPE = {"asked", "messy"}
NEAR = {"near", "other-career"}

Test = Callable[[Result], bool]


def advised(advisor: Advisor, files: Iterable[Path]) -> dict[str, dict[str, float]]:
    """Return the figures of each file of questions, named as the bars are."""
    return {path.stem: figures(evaluate(advisor, read_questions(path))) for path in files}


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Sum results up, in percent."""
    asked = [one for one in results if _group(one) == "asked" and not _compound(one)]
    messy = [one for one in results if _group(one) == "messy" and not _compound(one)]
    inside = [one for one in results if _group(one) in IN_SCOPE]
    narrow = [one for one in results if _group(one) == "caution"]
    near = [one for one in results if one.question.kind in NEAR]
    far = [one for one in results if _group(one) == "outside" and one.question.kind not in NEAR]
    return {
        "in plain words: right entry first": _share(asked, _first_is_right),
        "typos, slang, non-native, terse, speech: right entry first": _share(
            messy, _first_is_right
        ),
        "several questions in one message: parts found": _parts_found(results),
        "in scope: `answered` with the wrong entry": _share(
            inside, lambda one: _is_answered(one) and not one.is_right
        ),
        "in scope: said as `related` or `declined`": _share(
            inside, lambda one: not _is_answered(one)
        ),
        "narrower than the source: closest entry shown": _share(narrow, _first_is_right),
        "narrower than the source: said as `related`": _share(
            narrow, lambda one: one.answer.outcome is Outcome.RELATED
        ),
        "near the source, other careers: claimed as `answered`": _share(near, _is_answered),
        "unrelated, hostile, small talk: not declined": _share(
            far, lambda one: one.answer.outcome is not Outcome.DECLINED
        ),
    }


def _group(result: Result) -> str:
    return result.question.group


def _compound(result: Result) -> bool:
    return result.question.kind == "compound"


def _first_is_right(result: Result) -> bool:
    return result.first_is_right


def _is_answered(result: Result) -> bool:
    return result.answer.outcome is Outcome.ANSWERED


def _share(results: Sequence[Result], test: Test) -> float:
    """Return how many results pass a test, in percent; nan of none."""
    return 100 * sum(map(test, results)) / len(results) if results else float("nan")


def _parts_found(results: Sequence[Result]) -> float:
    compound = [one for one in results if _compound(one)]
    wanted = sum(len(one.question.wanted) for one in compound)
    return 100 * sum(one.parts_found for one in compound) / wanted if wanted else float("nan")
