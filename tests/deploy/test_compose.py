"""The services that Docker Compose runs; here their description is only read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from bot.settings import load_settings
from bot.storage.engine import database_url
from tests.conftest import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
PASSWORD = "${POSTGRES_PASSWORD:?is missing in .env}"

Service = dict[str, Any]


def services() -> dict[str, Service]:
    return dict(COMPOSE["services"])


@pytest.fixture
def bot() -> Service:
    return services()["bot"]


@pytest.fixture
def database() -> Service:
    return services()["database"]


def test_the_bot_is_given_the_database_that_is_beside_it(
    bot: Service, database: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bot["environment"].items():
        monkeypatch.setenv(name, value.replace(PASSWORD, "abc123"))
    settings = load_settings()
    url = database_url(settings.database_address(), settings.data)
    made = database["environment"]
    assert (url.host, url.password) == ("database", "abc123")
    assert (url.username, url.database) == (made["POSTGRES_USER"], made["POSTGRES_DB"])
    assert made["POSTGRES_PASSWORD"] == PASSWORD


def test_no_secret_stands_in_it_and_the_token_is_given_to_the_bot_alone(
    bot: Service, database: Service
) -> None:
    assert bot["env_file"] == ".env"
    assert "env_file" not in database
    assert "DISCORD_TOKEN" not in database["environment"]


def test_the_bot_starts_when_the_database_takes_connections(
    bot: Service, database: Service
) -> None:
    assert bot["depends_on"] == {"database": {"condition": "service_healthy"}}
    _, program, *options = database["healthcheck"]["test"]
    assert program == "pg_isready"
    assert "--host=127.0.0.1" in options


def test_both_come_back_after_a_fall_and_have_the_time_to_end(
    bot: Service, database: Service
) -> None:
    assert {bot["restart"], database["restart"]} == {"unless-stopped"}
    assert bot["stop_grace_period"] == "30s"


def test_the_bot_can_write_nowhere_but_where_it_must(bot: Service) -> None:
    assert bot["read_only"] is True
    assert bot["tmpfs"] == ["/tmp"]  # noqa: S108 - a folder of the container
    assert [volume.partition(":")[2] for volume in bot["volumes"]] == [
        "/var/lib/career-advisor",
        "/var/cache/career-advisor",
    ]
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]


def test_the_database_outlives_its_container_and_is_reached_by_the_bot_alone(
    bot: Service, database: Service
) -> None:
    assert database["volumes"] == ["database:/var/lib/postgresql"]
    assert COMPOSE["volumes"].keys() == {"data", "database", "learned"}
    assert database["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert not any("ports" in service for service in (bot, database))
