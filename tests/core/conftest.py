"""Share the tiny career and its advisor among the core's tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.model import Career, Knowledge
from tests.core import tiny

# How long one example takes says more about the machine than about the core.
settings.register_profile("core", deadline=None)
settings.load_profile("core")


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return tiny.load(tmp_path_factory.mktemp("bakery"))


@pytest.fixture(scope="session")
def baker(bakery: Knowledge) -> Career:
    return bakery.careers[0]


@pytest.fixture(scope="session")
def bakery_advisor(bakery: Knowledge) -> Advisor:
    return Advisor(bakery)
