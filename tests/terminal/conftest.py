from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from tests.baker import write_baker


@pytest.fixture(scope="session")
def baker(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    folder: Path = write_baker(tmp_path_factory.mktemp("knowledge"))
    return Advisor(load_knowledge(folder))
