from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.core.errors import SettingsError
from bot.settings import (
    ADVICE_CHANNELS,
    API,
    API_HOST,
    DATABASE,
    HEALTH,
    KNOWLEDGE,
    LOG_LEVEL,
    MESSAGE_CONTENT,
    SHARD_COUNT,
    SHARD_IDS,
    STRICTNESS,
    TOKEN,
    WATCH,
    Settings,
    load_settings,
    packaged_knowledge,
)

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def empty_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def write_env(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8")


def test_everything_has_a_default() -> None:
    settings = load_settings()
    assert (settings.token, settings.log_level) == (None, "INFO")
    assert settings.knowledge_folder() == packaged_knowledge()
    assert (packaged_knowledge() / "machine-learning-engineer.yaml").is_file()


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(TOKEN, " a.b.c ")
    monkeypatch.setenv(KNOWLEDGE, str(tmp_path))
    monkeypatch.setenv(LOG_LEVEL, "debug")
    settings = load_settings()
    assert settings.bot_token() == "a.b.c"
    assert settings.knowledge_folder() == tmp_path
    assert settings.log_level == "DEBUG"


def test_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    write_env(f"{TOKEN}=of-the-file\n{LOG_LEVEL}=ERROR\nSOMEBODY_ELSES=1\n")
    monkeypatch.setenv(LOG_LEVEL, "WARNING")
    settings = load_settings()
    assert settings.bot_token() == "of-the-file"
    assert settings.log_level == "WARNING"


def test_the_home_folder_may_be_written_short() -> None:
    write_env(f"{KNOWLEDGE}=~/careers\n")
    assert load_settings().knowledge == Path.home() / "careers"


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        load_settings().log_level = "DEBUG"  # type: ignore[misc]


def test_the_example_changes_nothing() -> None:
    write_env((ROOT / ".env.example").read_text(encoding="utf-8"))
    assert load_settings() == Settings()


def test_the_example_explains_every_setting() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    aliases = [field.validation_alias for field in Settings.model_fields.values()]
    assert all(f"\n{alias}=\n" in example for alias in aliases)


def test_a_wrong_setting_is_named_with_what_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LOG_LEVEL, "loud")
    with pytest.raises(SettingsError, match=rf"^{LOG_LEVEL}: .*'DEBUG'.*$"):
        load_settings()


def test_a_file_that_is_not_text_is_named() -> None:
    Path(".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"^\.env: is not UTF-8 text"):
        load_settings()


def test_a_missing_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KNOWLEDGE, "nowhere")
    with pytest.raises(SettingsError, match=rf"^{KNOWLEDGE}: there is no folder nowhere"):
        load_settings().knowledge_folder()


@pytest.mark.parametrize("value", ["", "   "])
def test_a_missing_token_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(TOKEN, value)
    with pytest.raises(SettingsError, match=f"^{TOKEN} is not set"):
        load_settings().bot_token()


@pytest.mark.parametrize("value", ["secret secret", "sécret", "secret\nsecret", "secret\x7f"])
def test_a_token_that_cannot_be_one_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(TOKEN, value)
    with pytest.raises(SettingsError, match=f"^{TOKEN} holds a character") as caught:
        load_settings().bot_token()
    assert "ecret" not in str(caught.value)


def test_the_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "very-secret")
    settings = load_settings()
    assert "very-secret" not in f"{settings!r} {settings} {settings.model_dump()}"


def test_a_wrong_setting_beside_a_token_does_not_carry_it_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TOKEN, "very-secret")
    monkeypatch.setenv(LOG_LEVEL, "loud")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "very-secret" not in f"{caught.value!r} {caught.value.__context__!r}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("listed", ["1,22", "1, 22", " 22 1 ", "1,,22,"])
def test_advice_channels_are_listed_with_commas_or_spaces(
    monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    monkeypatch.setenv(ADVICE_CHANNELS, listed)
    assert load_settings().advice_channels == {1, 22}


@pytest.mark.parametrize("listed", ["careers", "1.5", "-1", "0", str(2**64)])
def test_an_advice_channel_that_is_no_id_is_named(
    monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    monkeypatch.setenv(ADVICE_CHANNELS, listed)
    with pytest.raises(SettingsError, match=ADVICE_CHANNELS):
        load_settings()


@pytest.mark.parametrize("name", ["strict", " Strict ", "STRICT"])
def test_strictness_is_named_in_any_case(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert load_settings().strictness == "balanced"
    monkeypatch.setenv(STRICTNESS, name)
    assert load_settings().strictness == "strict"


def test_an_unknown_strictness_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STRICTNESS, "harsh")
    with pytest.raises(SettingsError, match=STRICTNESS):
        load_settings()


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8080/api/v10", "http://localhost/api/v10/", "https://[::1]:1/api/v10"],
)
def test_the_api_may_be_on_this_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert load_settings().api_address() is None
    monkeypatch.setenv(API, address)
    assert load_settings().api_address() == address.rstrip("/")


def test_the_api_may_be_on_another_machine_only_where_that_is_said_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(API, "http://proxy.internal:3000/api/v10")
    with pytest.raises(SettingsError, match=f"set {API_HOST}=proxy.internal"):
        load_settings().api_address()
    monkeypatch.setenv(API_HOST, "127.0.0.1.evil.example")
    with pytest.raises(SettingsError, match="token would go there"):
        load_settings().api_address()
    monkeypatch.setenv(API_HOST, "Proxy.internal ")
    assert load_settings().api_address() == "http://proxy.internal:3000/api/v10"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:80", "ftp://127.0.0.1", "http://", "http://a:b@127.0.0.1", "http://127.0.0.1:x"],
)
def test_what_is_no_address_of_an_api_is_named(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(API, address)
    with pytest.raises(SettingsError, match=f"^{API} is no address"):
        load_settings().api_address()


@pytest.mark.parametrize("word", ["yes", " Yes ", "true", "1"])
def test_messages_are_read_where_it_is_said_or_where_there_are_advice_channels(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    assert not load_settings().reads_messages()
    monkeypatch.setenv(ADVICE_CHANNELS, "1")
    assert load_settings().reads_messages()
    monkeypatch.delenv(ADVICE_CHANNELS)
    monkeypatch.setenv(MESSAGE_CONTENT, word)
    assert load_settings().reads_messages()


def test_files_are_watched_only_where_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load_settings().watch
    monkeypatch.setenv(WATCH, " Yes ")
    assert load_settings().watch


def test_a_message_content_that_is_neither_yes_nor_no_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(MESSAGE_CONTENT, "perhaps")
    with pytest.raises(SettingsError, match=MESSAGE_CONTENT):
        load_settings()


POSTGRESQL = "postgresql://user:secret@host/database"


def shards_of(monkeypatch: pytest.MonkeyPatch, **settings: str) -> tuple[object, object]:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return load_settings().shards()


def test_discord_decides_about_shards_unless_their_number_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert shards_of(monkeypatch) == (None, None)
    assert shards_of(monkeypatch, SHARD_COUNT="4") == (4, None)


@pytest.mark.parametrize("listed", ["0,2", "2, 0", " 0 2 "])
def test_shards_of_a_process_are_listed_with_commas_or_spaces(
    monkeypatch: pytest.MonkeyPatch, listed: str
) -> None:
    served = shards_of(monkeypatch, SHARD_COUNT="4", SHARD_IDS=listed, DATABASE_URL=POSTGRESQL)
    assert served == (4, (0, 2))


def test_a_process_that_serves_every_shard_may_use_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shards_of(monkeypatch, SHARD_COUNT="2", SHARD_IDS="0,1") == (2, (0, 1))


def test_shards_that_are_split_over_processes_need_one_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(SettingsError, match=f"^{SHARD_IDS} leaves .* set {DATABASE} to "):
        shards_of(monkeypatch, SHARD_COUNT="4", SHARD_IDS="0,1")


def test_shards_without_their_number_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=f"^{SHARD_IDS} is set without {SHARD_COUNT}; "):
        shards_of(monkeypatch, SHARD_IDS="0", DATABASE_URL=POSTGRESQL)


def test_a_shard_beyond_their_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        SettingsError, match=f"^{SHARD_IDS} names shard 4, but with {SHARD_COUNT}=4"
    ):
        shards_of(monkeypatch, SHARD_COUNT="4", SHARD_IDS="3,4", DATABASE_URL=POSTGRESQL)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5"])
def test_a_number_of_shards_that_is_none_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{SHARD_COUNT}: "):
        shards_of(monkeypatch, SHARD_COUNT=value)


@pytest.mark.parametrize("listed", ["-1", "one", "0-3"])
def test_a_shard_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch, listed: str) -> None:
    with pytest.raises(SettingsError, match=f"^{SHARD_IDS}: "):
        shards_of(monkeypatch, SHARD_COUNT="4", SHARD_IDS=listed)


@pytest.mark.parametrize(
    ("written", "host", "port"),
    [
        (" 8080 ", "127.0.0.1", 8080),
        ("0.0.0.0:9464", "0.0.0.0", 9464),  # noqa: S104 - what a container needs
        ("localhost:0", "localhost", 0),
        ("[::1]:8080", "::1", 8080),
    ],
)
def test_health_is_served_where_it_is_said_and_by_a_port_alone_to_this_machine(
    monkeypatch: pytest.MonkeyPatch, written: str, host: str, port: int
) -> None:
    monkeypatch.setenv(HEALTH, written)
    assert load_settings().health_address() == (host, port)


def test_without_its_setting_health_is_served_nowhere() -> None:
    assert load_settings().health_address() is None


@pytest.mark.parametrize(
    "written", ["yes", "localhost", ":8080", "1:2:3", "99999", "http://x:1", "x:1/", "u@x:1", "x:y"]
)
def test_what_is_no_address_for_health_is_named(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv(HEALTH, written)
    with pytest.raises(SettingsError, match=f"^{HEALTH} is no address to listen at"):
        load_settings().health_address()
