from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from tests.cli.conftest import Run, one_line

WANTED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def token(first: str) -> str:
    return base64.urlsafe_b64encode(first.encode()).decode().rstrip("=") + ".Gabcde.secret-part"


def test_the_link_has_the_exact_scopes_and_permissions(run: Run) -> None:
    result = run("invite", "--client-id", "123456789012345678")
    assert result.exit_code == 0
    link = urlsplit(one_line(result.stdout))
    asked = parse_qs(link.query)
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert asked["client_id"] == ["123456789012345678"]
    assert set(asked["scope"][0].split()) == {"bot", "applications.commands"}
    assert int(asked["permissions"][0]) == WANTED.value


def test_every_permission_is_explained_beside_the_link(run: Run) -> None:
    result = run("invite", "--client-id", "1")
    for name in (
        "View Channels",
        "Send Messages",
        "Send Messages in Threads",
        "Embed Links",
        "Attach Files",
        "Read Message History",
        "applications.commands",
    ):
        assert f"  {name}: " in result.stderr


def test_the_application_is_read_out_of_the_token(run: Run) -> None:
    secret = token("123456789012345678")
    result = run("invite", DISCORD_TOKEN=secret)
    assert "client_id=123456789012345678&" in result.stdout
    assert "secret-part" not in result.output


@pytest.mark.parametrize("first", ["", "abc", "-5", "٣", "0", "9" * 30])
def test_a_token_without_an_application_is_told_and_not_shown(run: Run, first: str) -> None:
    result = run("invite", DISCORD_TOKEN=token(first))
    assert result.exit_code == 2
    line = one_line(result.stderr)
    assert "DISCORD_TOKEN" in line
    assert "--client-id" in line
    assert "secret-part" not in line


def test_without_a_token_both_ways_on_are_named(run: Run) -> None:
    result = run("invite")
    assert result.exit_code == 2
    assert "DISCORD_TOKEN is not set" in result.stderr
    assert "--client-id" in one_line(result.stderr)


@pytest.mark.parametrize("given", ["0", "-1", "x", str(2**63)])
def test_what_is_no_id_is_wrong_use(run: Run, given: str) -> None:
    result = run("invite", "--client-id", given)
    assert result.exit_code == 2
    one_line(result.stderr)
