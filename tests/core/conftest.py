"""Share the tiny career and its advisor among the core's tests."""

from __future__ import annotations

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Career, Knowledge
from tests.core import tiny


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return tiny.load(tmp_path_factory.mktemp("bakery"))


@pytest.fixture(scope="session")
def baker(bakery: Knowledge) -> Career:
    return bakery.careers[0]


@pytest.fixture(scope="session")
def bakery_advisor(bakery: Knowledge) -> Advisor:
    return Advisor(bakery)
