"""Write what is counted as Prometheus reads it; docs/metrics.md explains each to its readers."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.core.answering.answer import Outcome
from bot.discord_app.client import AdvisorBot
from bot.discord_app.counts import Count
from bot.discord_app.leaving import under_way
from bot.discord_app.waits import Waits
from bot.storage.database import Database
from bot.watching.log_counts import LogCounts
from bot.watching.looking import latency_of, state_of

PREFIX = "career_advisor_"


def registry_of(bot: AdvisorBot, database: Database, logged: LogCounts) -> CollectorRegistry:
    """Return a registry of its own with all metrics of the bot and of its process."""
    registry = CollectorRegistry()
    registry.register(Metrics(bot, database, logged))
    ProcessCollector(registry=registry)
    return registry


class Metrics(Collector):
    """Read every number when it is asked for; none is kept twice."""

    def __init__(self, bot: AdvisorBot, database: Database, logged: LogCounts) -> None:
        self._bot, self._database, self._logged = bot, database, logged

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        yield from self._of_state()
        yield from _of_waits(self._bot.waits)
        yield from self._of_events()
        yield from self._of_surroundings()

    def _of_state(self) -> Iterator[Metric]:
        state = state_of(self._bot, self._database)
        yield _gauge("ready", "1 where who asks now is answered", state.is_ready)
        connected = state.gateway_connected
        yield _gauge("gateway_connected", "1 where there is a session with Discord", connected)
        reachable = state.database_reachable
        yield _gauge("database_reachable", "1 where the database can be used", reachable)
        lag = state.event_loop_lag_seconds
        yield _gauge("event_loop_lag_seconds", "longest delay of the last 10 to 20 seconds", lag)
        version = {"version": state.knowledge_version}
        yield InfoMetricFamily(PREFIX + "knowledge", "what is answered from", value=version)

    def _of_events(self) -> Iterator[Metric]:
        counts, watchdog = self._bot.counts, self._bot.watchdog
        yield _gauge("answers_under_way", "events that are being answered", len(under_way()))
        dropped = {
            "rush": counts[Count.DROPPED],
            "leaving": counts[Count.TURNED_AWAY],
            "unreadable": counts[Count.UNREADABLE],
        }
        yield _counters("events_dropped", "events that nothing was done about", "reason", dropped)
        yield _counter("events_replayed", Count.REPLAYED, counts[Count.REPLAYED])
        yield _counter("sessions_lost", Count.SESSIONS_LOST, counts[Count.SESSIONS_LOST])
        yield _counter("session_gap_seconds", Count.UNAVAILABLE, counts[Count.UNAVAILABLE])
        yield _counter("event_loop_blocked", Count.BLOCKED, counts[Count.BLOCKED])
        longest = watchdog.longest
        yield _gauge("event_loop_longest_lag_seconds", "longest delay since the start", longest)

    def _of_surroundings(self) -> Iterator[Metric]:
        latency = latency_of(self._bot)
        if latency is not None:
            yield _gauge("gateway_latency_seconds", "from a heartbeat to its answer", latency)
        yield _gauge("servers", "servers that the bot is in", len(self._bot.guilds))
        refused = len(self._bot.refusals.all())
        yield _gauge("refused_channels", "channels where the bot may not write", refused)
        notes = self._database.notes
        yield _gauge("notes_waiting", "notes that are not in the database yet", notes.waiting)
        yield _counter("notes_dropped", "notes for which there was no room", notes.dropped)
        yield _counters("log_records", "records in the log", "level", self._logged.by_level)


def _of_waits(waits: Waits) -> Iterator[Metric]:
    outcomes = {outcome.value: waits.outcomes[outcome] for outcome in Outcome}
    yield _counters("answers", "answers that were found", "outcome", outcomes)
    buckets = [("+Inf" if bound == float("inf") else str(bound), n) for bound, n in waits.up_to()]
    seconds = HistogramMetricFamily(
        PREFIX + "answer_seconds", "from a question to Discord's word that it has the answer"
    )
    seconds.add_metric([], buckets, waits.seconds)
    yield seconds


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(PREFIX + name, meaning, value=value)


def _counter(name: str, meaning: str, value: float) -> Metric:
    return CounterMetricFamily(PREFIX + name, meaning, value=value)


def _counters(name: str, meaning: str, label: str, values: dict[str, int]) -> Metric:
    family = CounterMetricFamily(PREFIX + name, meaning, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
