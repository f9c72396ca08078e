from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.cache import remember, remembered
from bot.cli.learning import learned
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Career
from bot.core.retrieval.learning import learn


@pytest.fixture
def career(folder: Path) -> Career:
    return load_knowledge(folder).careers[0]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "somewhere" / "cache"


def test_nothing_is_remembered_before_it_was_learned(career: Career, cache: Path) -> None:
    assert remembered(career, cache) is None


def test_an_advisor_answers_the_same_from_the_cache(folder: Path, cache: Path) -> None:
    first, second = learned(folder, cache), learned(folder, cache)
    assert len(list(cache.iterdir())) == 1
    for question in ("what does a baker earn", "when does the day begin", "who won the match"):
        assert first.ask(question) == second.ask(question)


def test_another_text_is_learned_anew_and_replaces_the_old(career: Career, cache: Path) -> None:
    remember(career, learn(career), cache)
    changed = career.model_copy(update={"title": "master baker"})
    assert remembered(changed, cache) is None
    remember(changed, learn(changed), cache)
    assert remembered(changed, cache) is not None
    assert remembered(career, cache) is None


def test_a_damaged_file_is_learned_anew(folder: Path, cache: Path) -> None:
    learned(folder, cache)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert learned(folder, cache).ask("what does a baker earn").parts
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_done_without(folder: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    assert learned(folder, taken).ask("what does a baker earn").parts
