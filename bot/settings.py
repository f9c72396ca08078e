"""Read the program's settings from the environment and from `.env`; only `bot.cli` imports this.

Every setting is explained in `.env.example`.
"""

from __future__ import annotations

import os
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.core.errors import SettingsError

ENV_FILE = Path(".env")
THIS_MACHINE = "127.0.0.1"
TOKEN = "DISCORD_TOKEN"  # noqa: S105 - the name of the setting
KNOWLEDGE = "CAREER_ADVISOR_KNOWLEDGE"
CACHE = "CAREER_ADVISOR_CACHE"
DATA = "CAREER_ADVISOR_DATA"
DATABASE = "DATABASE_URL"
API = "CAREER_ADVISOR_API"
API_HOST = "CAREER_ADVISOR_API_HOST"
LOG_LEVEL = "CAREER_ADVISOR_LOG_LEVEL"
HEALTH = "CAREER_ADVISOR_HEALTH"
ADVICE_CHANNELS = "CAREER_ADVISOR_ADVICE_CHANNELS"
MESSAGE_CONTENT = "CAREER_ADVISOR_MESSAGE_CONTENT"
SHARD_COUNT = "SHARD_COUNT"
SHARD_IDS = "SHARD_IDS"

ChannelIds = Annotated[frozenset[Annotated[int, Field(gt=0, lt=2**64)]], NoDecode]
"""Ids of channels, written in a row with commas or spaces between them."""

STRICTNESS = "CAREER_ADVISOR_STRICTNESS"
WATCH = "CAREER_ADVISOR_WATCH"

ShardIds = Annotated[frozenset[Annotated[int, Field(ge=0)]], NoDecode]
"""Numbers of shards, written in a row with commas or spaces between them."""

StrictnessName = Literal["strict", "balanced", "loose"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


def packaged_knowledge() -> Path:
    """Return the folder of the knowledge that comes with the program."""
    return Path(str(files("knowledge")))


def user_cache() -> Path:
    """Return the folder in which this person's programs keep what they can make again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "career-advisor"


def user_data() -> Path:
    """Return the folder in which this person's programs keep what cannot be made again."""
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share") / "career-advisor"


class Address(NamedTuple):
    """Where to listen."""

    host: str
    port: int


class Settings(BaseSettings):
    """Hold every setting; the environment wins over `.env`, and an empty value counts as unset."""

    model_config = SettingsConfigDict(
        frozen=True,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr | None = Field(default=None, validation_alias=TOKEN)
    knowledge: Path = Field(default_factory=packaged_knowledge, validation_alias=KNOWLEDGE)
    cache: Path = Field(default_factory=user_cache, validation_alias=CACHE, validate_default=True)
    data: Path = Field(default_factory=user_data, validation_alias=DATA, validate_default=True)
    database: SecretStr | None = Field(default=None, validation_alias=DATABASE)
    log_level: LogLevel = Field(default="INFO", validation_alias=LOG_LEVEL)
    strictness: StrictnessName = Field(default="balanced", validation_alias=STRICTNESS)
    message_content: bool = Field(default=False, validation_alias=MESSAGE_CONTENT)
    watch: bool = Field(default=False, validation_alias=WATCH)
    advice_channels: ChannelIds = Field(default=frozenset(), validation_alias=ADVICE_CHANNELS)

    shard_count: int | None = Field(default=None, ge=1, validation_alias=SHARD_COUNT)
    shard_ids: ShardIds = Field(default=frozenset(), validation_alias=SHARD_IDS)

    api: str | None = Field(default=None, validation_alias=API)
    api_host: str | None = Field(default=None, validation_alias=API_HOST)
    health: str | None = Field(default=None, validation_alias=HEALTH)

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("strictness", "message_content", "watch", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("advice_channels", "shard_ids", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("knowledge", "cache", "data", mode="after")
    @classmethod
    def _at_home(cls, value: Path) -> Path:
        # What `.env` holds was seen by no shell, so "~" still stands there.
        return value.expanduser()

    def knowledge_folder(self) -> Path:
        """Return the knowledge folder; raise SettingsError where there is none."""
        if not self.knowledge.is_dir():
            raise SettingsError(
                f"{KNOWLEDGE}: there is no folder {self.knowledge}; "
                "set it to a folder of career files, or leave it out"
            )
        return self.knowledge

    def reads_messages(self) -> bool:
        """Tell whether the bot is to be given the text of messages that do not mention it."""
        return self.message_content or bool(self.advice_channels)

    def database_address(self) -> str | None:
        """Return the address of a PostgreSQL in the clear, to connect to; None for a file."""
        return self.database.get_secret_value().strip() if self.database else None

    def shards(self) -> tuple[int | None, tuple[int, ...] | None]:
        """Return how many shards there are, None as Discord says, and those served here, None all.

        Raise SettingsError where they do not fit, or other processes could not share the database.
        """
        count, ids = self.shard_count, tuple(sorted(self.shard_ids))
        if not ids:
            return count, None
        if count is None:
            raise SettingsError(
                f"{SHARD_IDS} is set without {SHARD_COUNT}; "
                f"set {SHARD_COUNT} to the number of shards of all processes, or leave both out"
            )
        if ids[-1] >= count:
            raise SettingsError(
                f"{SHARD_IDS} names shard {ids[-1]}, but with {SHARD_COUNT}={count} they are "
                f"numbered from 0 to {count - 1}; correct one of them"
            )
        if len(ids) < count and not self.database_address():
            raise SettingsError(
                f"{SHARD_IDS} leaves shards to other processes, which cannot share a file; "
                f"set {DATABASE} to a PostgreSQL that all of them use, or leave {SHARD_IDS} out"
            )
        return count, ids

    def api_address(self) -> str | None:
        """Return where Discord's API is reached, None for Discord's own address.

        Raise SettingsError where it is no address, or on a host that nobody allowed.
        """
        if self.api is None:
            return None
        address = _split(self.api.strip().rstrip("/"))
        if address is None:
            raise SettingsError(
                f"{API} is no address of an API; write it as http://127.0.0.1:8080/api/v10, "
                "or leave it out"
            )
        allowed = (self.api_host or "").strip().lower()
        if not _is_this_machine(address.hostname or "") and address.hostname != allowed:
            raise SettingsError(
                f"{API} leads to {address.hostname}, and the bot's token would go there; "
                f"if that is meant, set {API_HOST}={address.hostname}, else leave {API} out"
            )
        return address.geturl()

    def health_address(self) -> Address | None:
        """Return where health is served, None for nowhere; raise SettingsError for no address."""
        if self.health is None:
            return None
        written = self.health.strip()
        parts = _split(
            f"http://{THIS_MACHINE}:{written}" if written.isdecimal() else f"http://{written}"
        )
        if parts is None or parts.port is None or parts.path or not parts.hostname:
            raise SettingsError(
                f"{HEALTH} is no address to listen at; write it as 127.0.0.1:8080, or 8080 "
                "for short, or leave it out"
            )
        return Address(parts.hostname, parts.port)

    def bot_token(self) -> str:
        """Return the token in the clear, to log in with; raise SettingsError if it is unusable."""
        token = self.token.get_secret_value().strip() if self.token else ""
        if not token:
            raise SettingsError(
                f"{TOKEN} is not set; put your bot's token into .env or the environment "
                "(README, “Connect it to Discord”), or try `career-advisor chat` without Discord"
            )
        if not token.isascii() or not token.isprintable() or " " in token:
            raise SettingsError(
                f"{TOKEN} holds a character that no token has; "
                "copy it again from the developer portal (Bot → Reset Token)"
            )
        return token


def load_settings() -> Settings:
    """Read the settings; raise SettingsError naming each wrong one, and never a value."""
    try:
        return Settings()
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False, include_context=False)
        wrong = [f"{detail['loc'][0]}: {_lowered(detail['msg'])}" for detail in details]
        # "from None": the original holds what was read, and a token may be among it.
        raise SettingsError("; ".join(wrong) + " (see .env.example)") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise SettingsError(f"{ENV_FILE}: {reason}; mend the file or remove it") from None


def _split(address: str) -> SplitResult | None:
    """Take an address apart; None where it is not one of a web server."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts if parts.scheme in {"http", "https"} and parts.hostname and is_plain else None


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
