"""The unit by which systemd runs the bot; here it is only read."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from bot.settings import load_settings
from tests.conftest import ROOT

UNIT = (ROOT / "deploy" / "career-advisor.service").read_text(encoding="utf-8")


def lines(key: str) -> list[str]:
    """Return the values of a key, in their order."""
    pairs = (line.partition("=") for line in UNIT.splitlines() if not line.startswith("#"))
    return [value for name, _, value in pairs if name == key]


def test_the_bot_keeps_all_in_folders_that_systemd_makes_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CAREER_ADVISOR_DATA", "CAREER_ADVISOR_CACHE"):
        # As in a settings file that is a copy of .env.example.
        monkeypatch.setenv(name, "")
    (environment,) = lines("Environment")
    for pair in environment.split():
        name, _, value = pair.partition("=")
        monkeypatch.setenv(name, value.replace("%S", "/var/lib").replace("%C", "/var/cache"))
    settings = load_settings()
    assert settings.data == Path("/var/lib") / lines("StateDirectory")[0]
    assert settings.cache == Path("/var/cache") / lines("CacheDirectory")[0]


def test_it_runs_the_installed_program_as_its_own_user() -> None:
    assert lines("ExecStart") == ["/opt/career-advisor/bin/career-advisor run"]
    assert lines("User") == ["career-advisor"]
    assert lines("EnvironmentFile") == ["/etc/career-advisor.env"]


def test_it_comes_back_after_a_fall_however_often_and_has_the_time_to_end() -> None:
    assert lines("Restart") == ["on-failure"]
    assert lines("StartLimitIntervalSec") == ["0"]
    assert lines("TimeoutStopSec") == ["30"]


def test_a_reload_is_a_hangup() -> None:
    (command,) = lines("ExecReload")
    assert command == f"/bin/kill -{signal.SIGHUP.name.removeprefix('SIG')} $MAINPID"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("CapabilityBoundingSet", ""),
        ("NoNewPrivileges", "yes"),
        ("PrivateTmp", "yes"),
        ("ProtectHome", "yes"),
        ("ProtectSystem", "strict"),
        ("StateDirectoryMode", "0700"),
        ("UMask", "0077"),
    ],
)
def test_it_may_do_no_more_than_it_must(key: str, value: str) -> None:
    assert lines(key) == [value]
