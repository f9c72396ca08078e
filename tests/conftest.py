"""Share the knowledge that ships and the advisor that learned it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import Knowledge, load_knowledge

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "knowledge")


@pytest.fixture(scope="session")
def advisor(knowledge: Knowledge) -> Advisor:
    return Advisor(knowledge)
