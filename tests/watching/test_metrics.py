from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.core import Metric

from bot.core.answering.advisor import Advisor
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from bot.discord_app.waits import BOUNDS
from bot.storage.database import Database, opened
from bot.storage.engine import database_url
from bot.watching.log_counts import LogCounts
from bot.watching.metrics import PREFIX, registry_of
from tests.conftest import ROOT

EXPLAINED = re.compile(rf"^\| `({PREFIX}\w+)", re.MULTILINE)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(database_url(None, tmp_path)) as database:
        yield database


@pytest.fixture
async def bot(advisor: Advisor, database: Database) -> AdvisorBot:
    return AdvisorBot(advisor, storage=database)


@pytest.fixture
def registry(bot: AdvisorBot, database: Database) -> CollectorRegistry:
    return registry_of(bot, database, LogCounts())


def own(registry: CollectorRegistry) -> dict[str, Metric]:
    return {one.name: one for one in registry.collect() if one.name.startswith(PREFIX)}


async def test_every_metric_is_explained_and_nothing_else(registry: CollectorRegistry) -> None:
    names = {
        f"{name}_total" if one.type == "counter" else f"{name}_info" if one.type == "info" else name
        for name, one in own(registry).items()
    }
    page = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    # Not before there is a heartbeat.
    assert names | {PREFIX + "gateway_latency_seconds"} == set(EXPLAINED.findall(page))


async def test_no_label_has_values_of_which_there_could_be_more(
    registry: CollectorRegistry, advisor: Advisor
) -> None:
    labels = {
        (key, value)
        for one in own(registry).values()
        for sample in one.samples
        for key, value in sample.labels.items()
    }
    assert labels == {
        *(("outcome", name) for name in ("answered", "related", "declined")),
        *(("reason", name) for name in ("rush", "leaving", "unreadable")),
        *(("level", name) for name in ("warning", "error")),
        *(("le", str(bound)) for bound in BOUNDS),
        ("le", "+Inf"),
        ("version", advisor.knowledge.version),
    }


async def test_numbers_are_those_of_the_moment(
    registry: CollectorRegistry, bot: AdvisorBot, database: Database
) -> None:
    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(PREFIX + name, labels)

    assert value("answers_total", outcome="declined") == 0
    bot.waits.outcomes["declined"] += 1
    bot.waits.add(0.3)
    bot.counts[Count.SESSIONS_LOST] += 2
    database.notes.dropped += 3
    assert value("answers_total", outcome="declined") == 1
    assert (value("answer_seconds_count"), value("answer_seconds_sum")) == (1, 0.3)
    assert value("answer_seconds_bucket", le="0.25") == 0
    assert value("answer_seconds_bucket", le="0.5") == 1
    assert (value("sessions_lost_total"), value("notes_dropped_total")) == (2, 3)


async def test_a_bot_that_was_never_connected_is_not_ready(registry: CollectorRegistry) -> None:
    assert registry.get_sample_value(PREFIX + "ready") == 0
    assert registry.get_sample_value(PREFIX + "gateway_connected") == 0
    assert registry.get_sample_value(PREFIX + "gateway_latency_seconds") is None
