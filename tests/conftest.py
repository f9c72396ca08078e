"""Share the knowledge that ships and the advisor that learned it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Knowledge
from bot.core.retrieval.learning import Learned, learn

ROOT = Path(__file__).parent.parent
INVENTED = Path(__file__).with_name("careers")
"""Careers that are invented from end to end, and are never shipped."""


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the tests learn away from the cache of whoever runs them."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAREER_ADVISOR_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "knowledge")


@pytest.fixture(scope="session")
def learned(knowledge: Knowledge) -> dict[str, Learned]:
    return {career.id: learn(career) for career in knowledge.careers}


@pytest.fixture(scope="session")
def advisor(knowledge: Knowledge, learned: dict[str, Learned]) -> Advisor:
    return Advisor(knowledge, learned)


@pytest.fixture(scope="session")
def eleven(knowledge: Knowledge) -> Knowledge:
    """The knowledge that ships with ten invented careers beside it, in the order of their ids."""
    careers = (*knowledge.careers, *load_knowledge(INVENTED).careers)
    return Knowledge(tuple(sorted(careers, key=lambda career: career.id)), "e1e7e9" * 2)


@pytest.fixture(scope="session")
def careers_advisor(eleven: Knowledge, learned: dict[str, Learned]) -> Advisor:
    return Advisor(eleven, learned)
