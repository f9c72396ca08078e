"""Share the knowledge that ships and the advisor that learned it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.cli.learning import known
from bot.core.answering.advisor import Advisor
from bot.core.knowledge.loader import load_knowledge
from bot.core.knowledge.model import Knowledge
from bot.core.retrieval.learning import Learned

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "knowledge"
INVENTED = Path(__file__).with_name("careers")
"""Careers that are invented from end to end, and are never shipped."""

# How long examples take, or take to be made, says more about the machine than about the program.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run in one process more than there are processors, for the tests that wait."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait: one process gets them, and the others have work meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the tests learn away from the cache of whoever runs them."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAREER_ADVISOR_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with what was learned of the knowledge that ships, once for all the processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known(SHIPPED, folder)
    return folder


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(SHIPPED)


@pytest.fixture(scope="session")
def learned(kept: Path) -> dict[str, Learned]:
    _, what = known(SHIPPED, kept)
    return what


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
